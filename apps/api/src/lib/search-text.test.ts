import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gramsOfWord, searchWords, toSearchText } from './search-text.ts';

it('writes values in lines, in lower case and with usual signs', () => {
  expect(toSearchText(['临时校园卡（王小明）', ' CK２０２６ ', 'Office\n Director', '']).text).toBe(
    '临时校园卡(王小明)\nck2026\noffice director',
  );
});

it('finds two characters of Chinese and single ones, but no single letters', () => {
  expect(gramsOfWord('王明')).toEqual(['王明']);
  expect(gramsOfWord('王')).toEqual(['王']);
  expect(toSearchText(['王明a']).grams).toEqual(['明', '明a', '王', '王明']);
  expect(gramsOfWord('a')).toEqual([]);
  expect(searchWords('  王明　CK2026 ')).toEqual(['王明', 'ck2026']);
});

it('has every pair of every part of a text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(text, text, text, (before, word, after) => {
      const stored = toSearchText([before + word + after]);
      for (const one of searchWords(word)) {
        if (!stored.text.includes(one)) continue;
        expect(stored.grams).toEqual(expect.arrayContaining(gramsOfWord(one)));
      }
    }),
    { seed: 20261130 },
  );
});

it('bounds what is stored', () => {
  expect(toSearchText(['长'.repeat(5000)]).text).toHaveLength(2000);
});
