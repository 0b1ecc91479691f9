import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepUploads } from './keep-uploads.ts';

const HOUR = 60 * 60 * 1000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('says every hour which files the form holds by then, until it is closed', () => {
  let ids: string[] = [];
  const said: string[][] = [];
  const stop = keepUploads(
    () => ids,
    (some) => {
      said.push(some);
      return Promise.reject(new Error('away'));
    },
  );
  vi.advanceTimersByTime(HOUR);
  expect(said).toEqual([]);
  ids = ['a', 'b'];
  vi.advanceTimersByTime(2 * HOUR);
  expect(said).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  stop();
  vi.advanceTimersByTime(5 * HOUR);
  expect(said).toHaveLength(2);
});

test('says many files in several goes', () => {
  const sizes: number[] = [];
  const stop = keepUploads(
    () => Array.from({ length: 250 }, (_, index) => String(index)),
    (some) => Promise.resolve(sizes.push(some.length)),
  );
  vi.advanceTimersByTime(HOUR);
  expect(sizes).toEqual([100, 100, 50]);
  stop();
});
