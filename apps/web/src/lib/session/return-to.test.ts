import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './return-to.ts';

const origin = 'https://hall.example.edu';

describe('the page after signing in', () => {
  it('is where the person wanted to go', () => {
    expect(safeReturnPath('/items/seal-use?draft=1#top', origin)).toBe('/items/seal-use?draft=1#top');
  });

  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/sign-in?return=/x',
  ])('is never another site or the sign-in page: %s', (value) => {
    expect(safeReturnPath(value, origin)).toBe('/');
  });
});
