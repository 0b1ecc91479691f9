import { describe, expect, it } from 'vitest';
import { outdatedCaches, routeOf } from './route-of.ts';

const origin = 'https://hall.example.edu';
const ask = (path: string, mode = 'navigate', method = 'GET') =>
  routeOf({ method, mode, url: new URL(path, origin).href }, origin);

describe('the service worker', () => {
  it.each(['/', '/tasks/1?view=todo', '/items/leave-request/apply', '/sign-in?return=/x', '/verify/ABCD'])(
    'opens the page %s from what is kept',
    (path) => expect(ask(path)).toBe('shell'),
  );

  it.each(['/assets/index-1a2b.js', '/favicon.svg'])('has the file %s', (path) =>
    expect(ask(path, 'cors')).toBe('file'),
  );

  it.each([
    ['/api/me', 'cors', 'GET'],
    ['/api/attachments/1', 'navigate', 'GET'],
    ['/api/auth/providers/cas/start', 'navigate', 'GET'],
    ['/api', 'navigate', 'GET'],
    ['/tasks', 'cors', 'GET'],
    ['/sw.js', 'navigate', 'GET'],
    ['/icons/icon-192.png', 'no-cors', 'GET'],
    ['/', 'navigate', 'POST'],
    ['https://elsewhere.example/assets/x.js', 'cors', 'GET'],
  ])('keeps nothing of %s (%s, %s)', (path, mode, method) => expect(ask(path, mode, method)).toBe('network'));

  it('forgets all versions but its own and the one before', () => {
    const names = ['shell-1', 'other', 'shell-2', 'shell-3', 'shell-4'];
    expect(outdatedCaches(names, 'shell-', 'shell-4')).toEqual(['shell-1', 'shell-2']);
    expect(outdatedCaches(['shell-4'], 'shell-', 'shell-4')).toEqual([]);
  });
});
