/** Zone of dates where nobody names another: that of the people here. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** Longest that a zone's offset may differ within: any clock change lies between a day before and a day after. */
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Clocks change at full quarters of an hour since the last zone gave up odd minutes; what is asked for is mostly now. */
const QUARTER_MS = 900_000;
const QUARTERS_SINCE = Date.UTC(1973, 0);
const MAX_KEPT = 10_000;
const offsets = new Map<string, number>();

/** How much a zone's wall clock is ahead of one that shows UTC. @throws RangeError for a zone that does not exist */
function offsetAt(at: number, timeZone: string): number {
  if (at < QUARTERS_SINCE) return readClock(at, timeZone) - at;
  const quarter = Math.floor(at / QUARTER_MS);
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_KEPT) offsets.clear();
  const offset = readClock(quarter * QUARTER_MS, timeZone) - quarter * QUARTER_MS;
  offsets.set(key, offset);
  return offset;
}

/** A zone's wall clock at an instant, as milliseconds of a clock that shows UTC. */
const wallClock = (at: number, timeZone: string): number => at + offsetAt(at, timeZone);

function readClock(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
}

/** Local date of an instant, `YYYY-MM-DD`. */
export function localDate(at: Date, timeZone: string = DEFAULT_TIME_ZONE): string {
  return new Date(wallClock(at.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** Milliseconds since local midnight that the clock on the wall shows; not the time that has passed when it was set. */
export function localTime(at: Date, timeZone: string): number {
  const shown = wallClock(at.getTime(), timeZone);
  return ((shown % DAY_MS) + DAY_MS) % DAY_MS;
}

/**
 * The instant when clocks in a zone show a date and time. A time that is shown twice is the first one; one that is left
 * out when clocks go forward is as much later (RFC 5545, 3.3.5).
 *
 * @param date `YYYY-MM-DD`
 * @param time milliseconds since midnight as shown by the clock
 */
export function instantAt(date: string, time: number, timeZone: string): Date {
  const shown = Date.parse(`${date}T00:00:00Z`) + time;
  const before = offsetAt(shown - DAY_MS, timeZone);
  const after = offsetAt(shown + DAY_MS, timeZone);
  const isAfter = before !== after && offsetAt(shown - before, timeZone) !== before;
  return new Date(isAfter && offsetAt(shown - after, timeZone) === after ? shown - after : shown - before);
}

/** The date some days later; earlier for negative numbers. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Day of the week of a date, 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
export function weekdayOf(date: string): Weekday {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[(day + 6) % 7] ?? 7;
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
