import { expect, it } from 'vitest';
import { collectPages } from './collect-pages.ts';

const list = (count: number, size: number) => async (cursor: string | undefined) => {
  const start = Number(cursor ?? 0);
  const items = Array.from({ length: Math.min(size, count - start) }, (_none, index) => start + index);
  const end = start + items.length;
  return { items, nextCursor: end < count ? String(end) : null };
};

it('collects pages up to a number of rows and says whether there are more', async () => {
  expect(await collectPages(5, list(4, 2))).toEqual({ rows: [0, 1, 2, 3], more: false });
  expect(await collectPages(4, list(4, 2))).toEqual({ rows: [0, 1, 2, 3], more: false });
  expect(await collectPages(4, list(5, 2))).toEqual({ rows: [0, 1, 2, 3], more: true });
  expect(await collectPages(3, list(4, 2))).toEqual({ rows: [0, 1, 2], more: true });
  expect(await collectPages(3, list(0, 2))).toEqual({ rows: [], more: false });
});
