import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import { describe, expect, it } from 'vitest';
import { promisedBy } from './promised-by.ts';

const calendar = chineseWorkingCalendar();
const on = (instant: string, days: number) => promisedBy(calendar, days, new Date(instant))?.toISOString();

describe('promisedBy', () => {
  it('counts working days only', () => {
    expect(on('2026-03-02T02:00:00Z', 3)).toBe('2026-03-05T15:59:59.000Z');
    expect(on('2026-03-05T02:00:00Z', 3)).toBe('2026-03-10T15:59:59.000Z');
  });

  it('goes by the date of the people here, not by UTC', () => {
    expect(on('2026-03-01T17:00:00Z', 1)).toBe('2026-03-03T15:59:59.000Z');
  });

  it('knows holidays and the working days swapped for them', () => {
    expect(on('2025-09-26T02:00:00Z', 4)).toBe('2025-10-09T15:59:59.000Z');
  });

  it('is null without a promise', () => {
    expect(promisedBy(calendar, undefined, new Date())).toBeNull();
  });
});
