import { instantAt, localDate } from './zone.ts';

const INSTANT =
  /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d|@[A-Za-z_]+(?:\/[\w+-]+)*)?)?$/;

/**
 * Reads an ISO 8601 date, or date and time, as an instant. Without an offset (`Z`, `+08:00`) or zone (`@Asia/Shanghai`) it is
 * that of the zone; a date alone is the midnight it begins with. Nothing for other texts and days that do not exist.
 */
export function parseInstant(text: string, timeZone: string): Date | undefined {
  const [, date, hours = '0', minutes = '0', seconds = '0', fraction = '0', zone] = INSTANT.exec(text.trim()) ?? [];
  if (date === undefined || !isDate(date)) return undefined;
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  if (h > 24 || m > 59 || s > 60 || (h === 24 && m + s > 0)) return undefined;
  const time = ((h * 60 + m) * 60 + s) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
  if (zone === undefined) return instantAt(date, time, timeZone);
  if (zone.startsWith('@')) return isTimeZone(zone.slice(1)) ? instantAt(date, time, zone.slice(1)) : undefined;
  const at = new Date(Date.parse(`${date}T00:00:00Z`) + time - offsetOf(zone));
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function isDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

/** Whether a name is an IANA zone that this machine knows. */
function isTimeZone(name: string): boolean {
  try {
    localDate(new Date(0), name);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds of `Z`, `+08:00` or `+0800`. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
