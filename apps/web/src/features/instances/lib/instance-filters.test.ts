import { expect, it } from 'vitest';
import { readInstanceFilters } from './instance-filters.ts';

it('reads what the address says', () => {
  const params = new URLSearchParams('scope=involved&status=rejected&item=seal-use&q=%20实验室 ');
  expect(readInstanceFilters(params)).toEqual({ scope: 'involved', status: 'rejected', item: 'seal-use', q: '实验室' });
});

it('takes nonsense for no filter', () => {
  expect(readInstanceFilters(new URLSearchParams('scope=all&status=gone&q=%20'))).toEqual({ scope: 'mine' });
});
