import { expect, it } from 'vitest';
import { holdFresh } from './hold-fresh.ts';

const hold = (rows: string, known: string) => {
  const { shown, fresh } = holdFresh([...rows], (row) => row, new Set(known));
  return [shown.join(''), fresh.join('')];
};

it('holds rows that come in above the known ones', () => {
  expect(hold('xyabc', 'abc')).toEqual(['abc', 'xy']);
});

it('shows what comes below, what is gone and what comes back', () => {
  expect(hold('abcd', 'abc')).toEqual(['abcd', '']);
  expect(hold('bxc', 'abc')).toEqual(['bxc', '']);
});

it('shows everything at first and when nothing known is left', () => {
  expect(hold('ab', '')).toEqual(['ab', '']);
  expect(hold('xy', 'ab')).toEqual(['xy', '']);
  expect(hold('', 'ab')).toEqual(['', '']);
});
