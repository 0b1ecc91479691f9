import { describe, expect, it } from 'vitest';
import { freeNames, type NameChange, renameName } from './rename-name.ts';

const field: NameChange = { from: 'total', to: 'sum1', variables: 'all', entries: 'of-form' };
const column: NameChange = { from: 'quantity', to: 'pieces', variables: 'inside-filters', entries: 'of-others' };

describe('renameName', () => {
  it.each([
    ['total > 3 and form.total < 5', 'sum1 > 3 and form.sum1 < 5'],
    ['steps.total.outcome = "total"', 'steps.total.outcome = "total"'],
    ['every total in lines satisfies total > 1', 'every total in lines satisfies total > 1'],
    ['for total in [total] return total', 'for total in [sum1] return total'],
    ['(function(total) total + 1)(total)', '(function(total) total + 1)(sum1)'],
    ['{ total: 1, b: total }.total', '{ total: 1, b: total }.total'],
    ['total  /* total */ + 1', 'sum1  /* total */ + 1'],
    ['total +', 'total +'],
    ['subtotal + totals', 'subtotal + totals'],
  ])('names a field anew in %s', (before, after) => {
    expect(renameName(before, field)).toBe(after);
  });

  it.each([
    [
      'sum(for line in lines return line.quantity * line.unitPrice)',
      'sum(for line in lines return line.pieces * line.unitPrice)',
    ],
    ['count(lines[quantity > 3 and item.quantity > 1])', 'count(lines[pieces > 3 and item.pieces > 1])'],
    ['sum(form.lines.quantity) > form.quantity', 'sum(form.lines.pieces) > form.quantity'],
    ['sum(lines.quantity) > quantity', 'sum(lines.pieces) > quantity'],
  ])('names a column anew in %s', (before, after) => {
    expect(renameName(before, column)).toBe(after);
  });
});

describe('freeNames', () => {
  it('are what an expression needs from outside', () => {
    expect([...freeNames('sum(for line in lines return line.a * rate) > max(limit, [1])')]).toEqual([
      'lines',
      'rate',
      'limit',
    ]);
    expect([...freeNames('count(lines[quantity > 1]) + today')]).toEqual(['lines', 'today']);
    expect([...freeNames('a +')]).toEqual([]);
  });
});
