import { expect, it } from 'vitest';
import { duration } from './duration.ts';

const HOUR = 3_600_000;

it('says the two largest units', () => {
  expect(duration(26 * HOUR + 59_000, 'en')).toBe('1 day 2 hours');
  expect(duration(3 * HOUR + 5 * 60_000, 'zh')).toBe('3小时 5分钟');
});

it('leaves out what is zero', () => {
  expect(duration(48 * HOUR + 120_000, 'en')).toBe('2 days');
});

it('has no words for less than a minute', () => {
  expect(duration(59_999, 'zh')).toBeNull();
});
