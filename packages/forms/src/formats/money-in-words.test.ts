import { expect, test } from 'vitest';
import { moneyInWords } from './money-in-words.ts';

test.each([
  [0, '零元整'],
  [0.05, '伍分'],
  [0.5, '伍角整'],
  [1, '壹元整'],
  [10, '壹拾元整'],
  [1.05, '壹元零伍分'],
  [1234.5, '壹仟贰佰叁拾肆元伍角整'],
  [1004.56, '壹仟零肆元伍角陆分'],
  [10_020, '壹万零贰拾元整'],
  [100_000, '壹拾万元整'],
  [100_400, '壹拾万零肆佰元整'],
  [1_000_001, '壹佰万零壹元整'],
  [100_000_000, '壹亿元整'],
  [100_000_010.1, '壹亿零壹拾元壹角整'],
  [12_345_678_901.23, '壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分'],
  [-3.2, '负叁元贰角整'],
  [19.99, '壹拾玖元玖角玖分'],
])('%d is %s', (amount, words) => expect(moneyInWords(amount)).toBe(words));

test('what is no amount has no words', () => {
  expect([moneyInWords(Number.NaN), moneyInWords(1e15), moneyInWords(Number.POSITIVE_INFINITY)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
