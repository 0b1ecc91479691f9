import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseWorkingCalendar } from '../src/china.ts';
import { createWorkingCalendar, localDate, type OfficeHours, workingDaysLater } from '../src/index.ts';

const HOUR = 3_600_000;
const china = chineseWorkingCalendar();
const after = (from: string, days: number, hours: number, calendar = china) =>
  calendar.addWorkingTime(new Date(from), { days, time: hours * HOUR }).toISOString();

describe('working time in China', () => {
  it.each([
    // Monday 9:00 → the same day, over the lunch break, to closing, over night, over the weekend
    ['2026-03-02T09:00:00+08:00', 0, 2, '2026-03-02T11:00:00+08:00'],
    ['2026-03-02T09:00:00+08:00', 0, 4, '2026-03-02T15:00:00+08:00'],
    ['2026-03-02T09:00:00+08:00', 0, 6.5, '2026-03-02T17:30:00+08:00'],
    ['2026-03-02T09:00:00+08:00', 0, 7.5, '2026-03-03T09:00:00+08:00'],
    ['2026-03-06T17:00:00+08:00', 0, 1, '2026-03-09T08:30:00+08:00'],
    // outside office hours
    ['2026-03-07T12:00:00+08:00', 0, 1, '2026-03-09T09:00:00+08:00'],
    ['2026-03-07T12:00:00+08:00', 0, 0, '2026-03-07T12:00:00+08:00'],
    // days
    ['2026-03-02T09:00:00+08:00', 1, 0, '2026-03-03T09:00:00+08:00'],
    ['2026-03-06T16:00:00+08:00', 1, 2, '2026-03-10T08:30:00+08:00'],
    ['2026-03-07T12:00:00+08:00', 1, 0, '2026-03-10T08:00:00+08:00'],
    ['2026-03-02T13:00:00+08:00', 1, 0, '2026-03-03T14:00:00+08:00'],
    // National Day 2025: off from October 1st to 8th; Sunday, September 28th, was worked
    ['2025-09-26T16:00:00+08:00', 1, 0, '2025-09-28T16:00:00+08:00'],
    ['2025-09-30T16:00:00+08:00', 1, 0, '2025-10-09T16:00:00+08:00'],
    ['2025-09-30T16:30:00+08:00', 0, 2, '2025-10-09T09:00:00+08:00'],
  ])('%s and %d days %d hours: %s', (from, days, hours, to) => {
    expect(after(from, days, hours)).toBe(new Date(to).toISOString());
  });

  it.each([
    ['2026-03-02T11:00:00+08:00', 0, 2, '2026-03-02T09:00:00+08:00'],
    ['2026-03-02T15:00:00+08:00', 0, 4, '2026-03-02T09:00:00+08:00'],
    ['2026-03-09T08:30:00+08:00', 0, 1, '2026-03-06T17:00:00+08:00'],
    ['2026-03-08T12:00:00+08:00', 0, 1, '2026-03-06T16:30:00+08:00'],
    ['2026-03-09T16:00:00+08:00', 1, 0, '2026-03-06T16:00:00+08:00'],
    ['2026-03-08T12:00:00+08:00', 1, 0, '2026-03-05T17:30:00+08:00'],
    ['2026-03-03T13:00:00+08:00', 1, 0, '2026-03-02T12:00:00+08:00'],
    ['2026-03-03T09:00:00+08:00', 0, 0, '2026-03-03T09:00:00+08:00'],
    // over National Day 2025, and the Sunday that was worked for it
    ['2025-10-09T16:00:00+08:00', 1, 0, '2025-09-30T16:00:00+08:00'],
    ['2025-09-29T16:00:00+08:00', 1, 2, '2025-09-28T14:00:00+08:00'],
  ])('%s, %d days %d hours earlier: %s', (to, days, hours, from) => {
    expect(china.workingTimeBefore(new Date(to), { days, time: hours * HOUR })).toEqual(new Date(from));
  });

  it('counts back what it counts on', () => {
    const instant = fc.integer({ min: 0, max: 20_000_000 }).map((s) => new Date(Date.UTC(2026, 0, 5) + s * 1000));
    const time = fc.integer({ min: 1, max: 100 * HOUR });
    fc.assert(
      fc.property(instant, time, (to, length) => {
        const from = china.workingTimeBefore(to, { days: 0, time: length });
        expect(china.workingTimeBetween(from, to)).toBe(length);
        expect(china.addWorkingTime(from, { days: 0, time: length }) <= to).toBe(true);
      }),
    );
  });

  it('knows working days, also those swapped for holidays', () => {
    expect(china.isWorkingDay('2025-09-28')).toBe(true);
    expect(china.isWorkingDay('2025-10-04')).toBe(false);
    expect(china.isWorkingDay('2025-10-08')).toBe(false);
    expect(china.isWorkingDay('2026-03-02')).toBe(true);
    expect(workingDaysLater(china, '2025-09-26', 4)).toBe('2025-10-09');
  });

  it('lets the organisation have its own days', () => {
    const own = chineseWorkingCalendar({ daysOff: ['2026-03-03'], workingDays: ['2026-03-07', '2025-10-05'] });
    expect(after('2026-03-02T09:00:00+08:00', 1, 0, own)).toBe('2026-03-04T01:00:00.000Z');
    expect(after('2026-03-06T17:00:00+08:00', 0, 1, own)).toBe('2026-03-07T00:30:00.000Z');
    expect(own.isWorkingDay('2025-10-05')).toBe(true);
  });

  it('counts time between instants, backward too', () => {
    const [from, to] = [new Date('2026-03-06T16:00:00+08:00'), new Date('2026-03-09T09:00:00+08:00')];
    expect(china.workingTimeBetween(from, to)).toBe(2.5 * HOUR);
    expect(china.workingTimeBetween(to, from)).toBe(-2.5 * HOUR);
    expect(china.workingTimeBetween(from, from)).toBe(0);
  });
});

describe('a calendar', () => {
  const hours: OfficeHours = { 1: [['09:00', '17:00']] };
  const zone = { timeZone: 'UTC', hours };
  it.each([
    [{ timeZone: 'UTC', hours: {} }, 'office hours on one weekday'],
    [{ timeZone: 'UTC', hours: { 1: [['9:00', '17:00']] } }, '9:00'],
    [{ timeZone: 'UTC', hours: { 1: [['09:00', '24:30']] } }, '24:30'],
    [{ timeZone: 'UTC', hours: { 1: [['12:00', '09:00']] } }, 'not empty'],
    [
      {
        timeZone: 'UTC',
        hours: {
          1: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      'follow each other',
    ],
    [{ ...zone, daysOff: ['soon'] }, 'soon'],
    [{ ...zone, daysOff: ['2026-03-02'], workingDays: ['2026-03-02'] }, 'both'],
    [{ ...zone, timeZone: 'Mars/Olympus' }, 'Mars'],
  ] as const)('refuses %j', (options, why) => {
    expect(() => createWorkingCalendar(options)).toThrow(RangeError);
    expect(() => createWorkingCalendar(options)).toThrow(why);
  });

  it('does not search for ever', () => {
    const never = createWorkingCalendar({ ...zone, publicDay: () => 'off' });
    expect(() => after('2026-03-02T00:00:00Z', 0, 1, never)).toThrow('hundred years');
    expect(() => after('2026-03-02T00:00:00Z', 1, 0, never)).toThrow('hundred years');
    expect(() => after('2026-03-02T00:00:00Z', -1, 0, never)).toThrow('not negative');
  });

  it('moves the time of day into shorter office hours', () => {
    const calendar = createWorkingCalendar({
      timeZone: 'UTC',
      hours: {
        4: [
          ['08:00', '12:00'],
          ['14:00', '18:00'],
        ],
        5: [['09:00', '11:00']],
        1: [['08:00', '18:00']],
      },
    });
    expect(after('2026-03-05T15:00:00Z', 1, 0, calendar)).toBe('2026-03-06T11:00:00.000Z');
    expect(after('2026-03-05T08:00:00Z', 1, 0, calendar)).toBe('2026-03-06T09:00:00.000Z');
    expect(after('2026-03-06T18:00:00Z', 1, 0, calendar)).toBe('2026-03-12T08:00:00.000Z');
  });
});

describe('any calendar', () => {
  const night: OfficeHours = {
    1: [
      ['00:00', '06:00'],
      ['22:00', '24:00'],
    ],
    2: [['01:00', '03:00']],
    3: [
      ['09:00', '12:30'],
      ['13:15', '18:00'],
    ],
    6: [['10:00', '11:00']],
    7: [['00:00', '24:00']],
  };
  // nights around the change of the clocks too
  const calendars = fc.constantFrom(
    china,
    createWorkingCalendar({ timeZone: 'Europe/Paris', hours: night }),
    createWorkingCalendar({ timeZone: 'America/Santiago', hours: night, daysOff: ['2026-03-02', '2026-09-06'] }),
    createWorkingCalendar({ timeZone: 'Australia/Lord_Howe', hours: night, workingDays: ['2026-10-02'] }),
  );
  const instants = fc.date({ min: new Date('2025-01-01Z'), max: new Date('2027-12-31Z'), noInvalidDate: true });
  const times = fc.integer({ min: 0, max: 200 * HOUR });
  const days = fc.integer({ min: 0, max: 30 });

  it('adds what it counts', () => {
    fc.assert(
      fc.property(calendars, instants, times, (calendar, from, time) => {
        const to = calendar.addWorkingTime(from, { days: 0, time });
        expect(calendar.workingTimeBetween(from, to)).toBe(time);
        // the earliest such instant
        if (time > 0) expect(calendar.workingTimeBetween(from, new Date(to.getTime() - 1))).toBe(time - 1);
      }),
      { numRuns: 300 },
    );
  });

  it('never ends earlier for a later start or a longer time', () => {
    fc.assert(
      fc.property(calendars, instants, instants, days, days, times, (calendar, a, b, less, more, time) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const at = (from: Date, count: number) => calendar.addWorkingTime(from, { days: count, time }).getTime();
        expect(at(first, less)).toBeLessThanOrEqual(at(second, less));
        expect(at(first, less)).toBeLessThanOrEqual(at(first, less + more));
        expect(at(first, less)).toBeGreaterThanOrEqual(first.getTime());
      }),
      { numRuns: 300 },
    );
  });

  it('adds up', () => {
    fc.assert(
      fc.property(calendars, instants, times, times, (calendar, from, one, two) => {
        const step = calendar.addWorkingTime(from, { days: 0, time: one });
        const both = calendar.addWorkingTime(from, { days: 0, time: one + two });
        if (two > 0) expect(calendar.addWorkingTime(step, { days: 0, time: two })).toEqual(both);
        expect(calendar.workingTimeBetween(from, both)).toBe(
          calendar.workingTimeBetween(from, step) + calendar.workingTimeBetween(step, both),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('ends days on working days', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 30 }), (from, count) => {
        expect(china.isWorkingDay(localDate(china.addWorkingTime(from, { days: count, time: 0 })))).toBe(true);
      }),
    );
  });
});
