import { describe, expect, it } from 'vitest';
import { literalComparisons } from './literal-comparisons.ts';

const said = (expression: string) => literalComparisons(expression).map(({ name, literal }) => `${name} ${literal}`);

describe('comparisons of variables with literals', () => {
  it.each([
    ['days > "30"', ['days text']],
    ['form.days >= 3 and "a" = kind', ['days number', 'kind text']],
    ['if urgent = true then x != 1 else false', ['urgent boolean', 'x number']],
    ['not(days > "x")', ['days text']],
  ])('%s', (expression, expected) => expect(said(expression)).toEqual(expected));

  it.each([
    'days > limit',
    'days + 1 > "30"',
    'count(lines) > 3',
    'lines[days > "3"]',
    'some days in [1, 2] satisfies days > "3"',
    'for days in [1] return days = "3"',
    '{days: 1, b: days > "3"}.b',
    'function(days) days > "3"',
    'other.days > "3"',
    'form.lines.days > "3"',
    'days in ["3"]',
    'days > date("2026-01-01")',
    'days >',
  ])('%s has none that one could be sure of', (expression) => expect(said(expression)).toEqual([]));

  it('tell where they are', () => {
    expect(literalComparisons('a = 1 or days > "30"')[1]).toEqual({
      name: 'days',
      literal: 'text',
      written: 'days > "30"',
      position: 9,
    });
  });
});
