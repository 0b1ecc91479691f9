import { describe, expect, it } from 'vitest';
import { relativeTime } from './time.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const ago = (ms: number) => now - ms;
const HOUR = 3_600_000;

describe('relative time', () => {
  it('counts minutes, hours and days', () => {
    expect(relativeTime(ago(20_000), now, 'zh')).toBe('刚刚');
    expect(relativeTime(ago(3 * 60_000), now, 'zh')).toBe('3 分钟前');
    expect(relativeTime(ago(5 * HOUR), now, 'en')).toBe('5 hours ago');
    expect(relativeTime(now + 2 * HOUR, now, 'en')).toBe('in 2 hours');
  });

  it('does not call three hours ago "yesterday" nor round up to a day too many', () => {
    expect(relativeTime(ago(23 * HOUR), now, 'en')).toBe('23 hours ago');
    expect(relativeTime(ago(47 * HOUR), now, 'en')).toBe('yesterday');
  });

  it('names the date beyond a week', () => {
    expect(relativeTime('2026-01-05T12:00:00Z', now, 'en')).toBe('5 Jan 2026');
    expect(relativeTime('2026-01-05T12:00:00Z', now, 'zh')).toBe('2026年1月5日');
  });
});
