import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantAt, localDate } from '../src/index.ts';
import { localTime } from '../src/zone.ts';

const HOUR = 3_600_000;
const at = (date: string, hours: number, zone: string) => instantAt(date, hours * HOUR, zone).toISOString();

describe('local dates', () => {
  it('are those of the zone', () => {
    expect(localDate(new Date('2026-03-01T17:00:00Z'))).toBe('2026-03-02');
    expect(localDate(new Date('2026-03-01T17:00:00Z'), 'America/New_York')).toBe('2026-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('become instants', () => {
    expect(at('2026-03-02', 8.5, 'Asia/Shanghai')).toBe('2026-03-02T00:30:00.000Z');
    expect(at('2026-07-01', 8, 'Europe/Paris')).toBe('2026-07-01T06:00:00.000Z');
    expect(at('2026-01-01', 24, 'UTC')).toBe('2026-01-02T00:00:00.000Z');
  });

  it('take the later time where clocks go forward and the first where they go back', () => {
    expect(at('2026-03-29', 2.5, 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-10-25', 2.5, 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-10-25', 3, 'Europe/Paris')).toBe('2026-10-25T02:00:00.000Z');
    // the other hemisphere, half an hour
    expect(at('2026-10-04', 2.25, 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z');
  });

  it('refuse zones that do not exist', () => {
    expect(() => localDate(new Date(), 'Asia/Nowhere')).toThrow(RangeError);
  });

  it('lead back to the instant, except in an hour that is shown twice', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Paris', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC');
    const instants = fc.date({ min: new Date('1995-01-01Z'), max: new Date('2060-01-01Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const back = instantAt(localDate(instant, zone), localTime(instant, zone), zone).getTime();
        expect([0, HOUR, HOUR / 2]).toContain(instant.getTime() - back);
      }),
    );
  });
});
