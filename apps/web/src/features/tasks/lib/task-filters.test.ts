import { expect, it } from 'vitest';
import { readTaskFilters, readView } from './task-filters.ts';

it('reads the view and filters that the address names', () => {
  const params = new URLSearchParams('view=done&q= 张三 &item=seal-use');
  expect(readView(params)).toBe('done');
  expect(readTaskFilters(params, 'done')).toEqual({ view: 'done', q: '张三', item: 'seal-use' });
});

it('shows the to-dos when the address says nothing or nonsense', () => {
  expect(readView(new URLSearchParams(''))).toBe('todo');
  expect(readView(new URLSearchParams('view=everything'))).toBe('todo');
  expect(readTaskFilters(new URLSearchParams('q=%20'), 'todo')).toEqual({ view: 'todo' });
});
