import { localDate } from '@flowhall/calendar';
import { date, dateAndTime, FeelFunction } from 'feelin';
import type { FeelScope } from './scope.ts';

/** `now()` and `today()` by the scope's clock and zone. */
export const TIME_FUNCTIONS: Readonly<Record<string, (scope: FeelScope) => FeelFunction>> = {
  now: ({ clock }) => new FeelFunction(() => dateAndTime(clock().toISOString()), []),
  today: ({ clock, timeZone }) => new FeelFunction(() => date(localDate(clock(), timeZone)), []),
};
