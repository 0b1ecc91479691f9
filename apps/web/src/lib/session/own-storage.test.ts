import { describe, expect, it } from 'vitest';
import { forgetOwn, ownKey } from './own-storage.ts';

describe('what is kept of a person in the browser', () => {
  it('is forgotten as a whole, and nothing of anybody else', () => {
    const kept = new Map([ownKey('u1', 'a'), ownKey('u1', 'b'), ownKey('u10', 'a'), 'other'].map((key) => [key, 'x']));
    forgetOwn('u1', {
      get length() {
        return kept.size;
      },
      key: (at) => [...kept.keys()][at] ?? null,
      removeItem: (key) => void kept.delete(key),
    });
    expect([...kept.keys()]).toEqual([ownKey('u10', 'a'), 'other']);
  });
});
