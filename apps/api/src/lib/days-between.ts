import { addDays, DEFAULT_TIME_ZONE, instantAt } from '@flowhall/calendar';

/** The time from the first to the last of some local days; `to` is the first instant after it. Open where no day is named. */
export const daysBetween = (from: string | undefined, to: string | undefined): { from?: Date; to?: Date } => ({
  ...(from && { from: instantAt(from, 0, DEFAULT_TIME_ZONE) }),
  ...(to && { to: instantAt(addDays(to, 1), 0, DEFAULT_TIME_ZONE) }),
});
