import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './locate-json.ts';

describe('jsonFault', () => {
  it('agrees with the parser on what is JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(200), fc.constantFrom('', ',', '}', '"', ':', '1'), (json, place, odd) => {
        const text = json.slice(0, place) + odd + json.slice(place);
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(jsonFault(text) === undefined).toBe(valid);
      }),
      { numRuns: 500, verbose: 1 },
    );
  });
  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['{"a": }', 1, 7],
    ['[1,\n2,\n]', 3, 1],
    ['{"a": "x}', 1, 7],
    ['{} x', 1, 4],
    ['', 1, 1],
  ])('says where %j goes wrong', (text, line, column) => {
    expect(jsonFault(text)).toMatchObject({ line, column });
  });
});
