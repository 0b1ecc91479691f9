import { date, dateAndTime, FeelFunction } from 'feelin';
import type { FeelScope } from './scope.ts';

/** `now()` and `today()` by the scope's clock and zone. */
export const TIME_FUNCTIONS: Readonly<Record<string, (scope: FeelScope) => FeelFunction>> = {
  now: ({ clock }) => new FeelFunction(() => dateAndTime(clock().toISOString()), []),
  today: ({ clock, timeZone }) => new FeelFunction(() => date(localDate(clock(), timeZone)), []),
};

const formats = new Map<string, Intl.DateTimeFormat>();

function localDate(at: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
