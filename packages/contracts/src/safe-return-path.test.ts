import { expect, it } from 'vitest';
import { safeReturnPath } from './safe-return-path.ts';

it.each(['/', '/tasks?view=done&q=a%20b#top', '/items/temporary-card', '/./tasks'])('keeps %s', (path) => {
  expect(safeReturnPath(path)).toBe(path.replace('/./', '/'));
});

it.each([
  null,
  '',
  'tasks',
  'https://evil.example/tasks',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/sign-in?return=/sign-in',
  '/sign-in/steps',
  '/api/auth/logout',
])('makes the service hall of %j', (path) => {
  expect(safeReturnPath(path)).toBe('/');
});
