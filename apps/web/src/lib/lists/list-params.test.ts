import { expect, it } from 'vitest';
import { countFilters, isNarrowed, readListFilters, sameFilters, toParams } from './list-params.ts';

const id = '0190b7a0-1111-7000-8000-000000000001';
const read = (query: string, list: Parameters<typeof readListFilters>[1] = 'todo') =>
  readListFilters(new URLSearchParams(query), list);

it('reads filters from the address, each where its list knows it', () => {
  expect(read(`q=+卡+&item=seal-use&department=${id}&from=2026-11-01&urgency=soon`)).toEqual({
    ...{ q: '卡', item: 'seal-use', department: id, from: '2026-11-01', urgency: 'soon' },
  });
  expect(read('status=running')).toEqual({});
  expect(read('status=running', 'mine')).toEqual({ status: 'running' });
});

it('takes nonsense for no filter', () => {
  expect(read('department=x&from=2026-02-30&to=1999-01-01&urgency=very&q=&initiator=me')).toEqual({});
  expect(read('status=paused', 'involved')).toEqual({});
});

it('counts filters, a span of days as one and searched words as none', () => {
  expect(countFilters({ q: '卡', from: '2026-11-01', to: '2026-11-02', item: 'x' })).toBe(2);
  expect(isNarrowed({})).toBe(false);
  expect(isNarrowed({ q: '卡' })).toBe(true);
});

it('replaces every filter of a list by those of a view', () => {
  expect(toParams('drafts', { q: '卡' })).toEqual({ q: '卡', item: undefined, from: undefined, to: undefined });
  expect(sameFilters('todo', { q: '卡' }, { q: '卡' })).toBe(true);
  expect(sameFilters('todo', { q: '卡' }, {})).toBe(false);
});
