import type { Language } from '@flowhall/contracts';

const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const NOW: Record<Language, string> = { zh: '刚刚', en: 'just now' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(key, known);
  return known;
}

/** Date and time to the minute, in the reader's time zone. */
export function exactTime(value: string | number, language: Language): string {
  return format(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(value));
}

/** Hours and minutes, as a clock shows them; in the reader's time zone unless told. */
export function clockTime(value: string | number, language: Language, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }).format(new Date(value));
}

/** Day without the time; in the reader's time zone unless told. */
export function dayDate(value: string | number, language: Language, timeZone?: string): string {
  return format(language, {
    ...(timeZone === undefined ? {} : { timeZone }),
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(new Date(value));
}

/** How long ago, or how long until; beyond a week the date. `now` in milliseconds. */
export function relativeTime(value: string | number, now: number, language: Language): string {
  const distance = new Date(value).getTime() - now;
  const size = Math.abs(distance);
  if (size > 7 * DAY) return dayDate(value, language);
  if (size < MINUTE) return NOW[language];
  const words = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' });
  // As everywhere in Chinese texts, a space stands between a number and its word.
  const say = (unit: 'minute' | 'hour' | 'day', length: number) =>
    words.format(Math.trunc(distance / length), unit).replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
  if (size < HOUR) return say('minute', MINUTE);
  return size < DAY ? say('hour', HOUR) : say('day', DAY);
}
