import { expect, it } from 'vitest';
import { safeReturnPath } from './safe-return-path.ts';

it.each([
  ['/tasks?view=done#top', '/tasks?view=done#top'],
  ['/instances/1', '/instances/1'],
])('keeps %s', (wanted, path) => expect(safeReturnPath(wanted)).toBe(path));

it.each([
  '',
  'tasks',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/%2F/../..//evil.example',
  'javascript:alert(1)',
  '/sign-in?return=/sign-in',
  '/api/auth/logout',
])('leads %j to the beginning or stays here', (wanted) => {
  const { origin } = new URL(safeReturnPath(wanted), 'https://hall.example');
  expect(origin).toBe('https://hall.example');
  expect(safeReturnPath(wanted)).toMatch(/^\/(?!\/|sign-in|api\/)/);
});
