import { expect, it } from 'vitest';
import { backToList, listOf, taskInList } from './list-of.ts';

const params = new URLSearchParams('view=todo&q=卡&item=seal-use&saved=v1&open=t1&urgency=never');

it('carries the filters of the list to the task and back', () => {
  const [path, query] = taskInList('t2', params).split('?');
  expect(path).toBe('/tasks/t2');
  expect(listOf(new URLSearchParams(query))).toEqual({ view: 'todo', q: '卡', item: 'seal-use' });
  expect([...new URLSearchParams(query).keys()]).not.toContain('open');
  expect(backToList(new URLSearchParams(query))).toBe(`/tasks?${query}`);
});

it('leaves plain addresses alone', () => {
  expect(taskInList('t2', new URLSearchParams())).toBe('/tasks/t2');
  expect(backToList(new URLSearchParams('open=t1'))).toBe('/tasks');
});
