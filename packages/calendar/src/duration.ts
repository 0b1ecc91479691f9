import { addMonths } from './months.ts';
import { addDays, instantAt, localDate, localTime } from './zone.ts';

/** A duration of ISO 8601: months and days have the length they have where they fall, time is exact. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  /** Milliseconds. */
  readonly time: number;
}

const NUMBER = '(\\d{1,9})';
const DURATION = new RegExp(
  `^(-)?P(?=.)(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?` +
    `(?:T(?=.)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:(\\d{1,9}(?:[.,]\\d{1,9})?)S)?)?$`,
);

/** Reads an ISO 8601 duration such as `P1Y2M`, `P2W`, `PT8H30M` or `-P1D`; nothing for other texts. */
export function parseDuration(text: string): Duration | undefined {
  const found = DURATION.exec(text.trim());
  if (!found) return undefined;
  const sign = found[1] ? -1 : 1;
  const [years, months, weeks, days, hours, minutes, seconds] = found
    .slice(2)
    .map((part = '0') => Number(part.replace(',', '.')) * sign);
  return {
    months: (years ?? 0) * 12 + (months ?? 0) || 0,
    days: (weeks ?? 0) * 7 + (days ?? 0) || 0,
    time: Math.round((((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000) || 0,
  };
}

/**
 * Milliseconds of an ISO 8601 duration in which a day has 24 hours; nothing for other texts, for months, which have no fixed
 * length, and for negative durations.
 */
export function durationMs(text: string): number | undefined {
  const duration = parseDuration(text);
  if (duration?.months !== 0) return undefined;
  const length = duration.days * 86_400_000 + duration.time;
  return length < 0 ? undefined : length;
}

/**
 * The instant a duration later: months and days by the calendar and clock of the zone (a month after January 31st is the
 * last of February), then the time.
 *
 * @returns an invalid date beyond the end of time (year 9999)
 */
export function addDuration(from: Date, { months, days, time }: Duration, timeZone: string): Date {
  const later = months || days ? onCalendar(from, months, days, timeZone) : from;
  const at = later.getTime() + time;
  return new Date(at > END_OF_TIME ? Number.NaN : at);
}

const END_OF_TIME = Date.parse('9999-12-31T23:59:59Z');

function onCalendar(from: Date, months: number, days: number, timeZone: string): Date {
  const day = addMonths(localDate(from, timeZone), months);
  if (day === undefined || Date.parse(day) + days * 86_400_000 > END_OF_TIME) return new Date(Number.NaN);
  return instantAt(addDays(day, days), localTime(from, timeZone), timeZone);
}
