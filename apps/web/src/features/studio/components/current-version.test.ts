import { describe, expect, it } from 'vitest';
import { unknownCurrent } from './current-version.ts';

const VERSIONS = [
  { version: 3, current: false },
  { version: 2, current: true },
  { version: 1, current: false },
];

describe('the version that a deployment replaces', () => {
  it.each([
    ['the one that the draft is based on', 2, undefined],
    ['another, deployed meanwhile or gone back to', 3, 2],
    ['one, of an item that the draft began as a new one', null, 2],
  ])('is %s', (_what, based, expected) => {
    const basedOn = based === null ? null : { version: based };
    expect(unknownCurrent(VERSIONS, { basedOn })?.version).toBe(expected);
  });

  it('is none of a new item', () => {
    expect(unknownCurrent([], { basedOn: null })).toBeUndefined();
    expect(unknownCurrent(undefined, { basedOn: { version: 1 } })).toBeUndefined();
  });
});
