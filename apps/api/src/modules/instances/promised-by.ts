import { DEFAULT_TIME_ZONE, instantAt, localDate, type WorkingCalendar, workingDaysLater } from '@flowhall/calendar';

/** One second before midnight, in milliseconds since the last one. */
const END_OF_DAY = (24 * 60 * 60 - 1) * 1000;

/** End of the last day of a promise in working days. */
export function promisedBy(calendar: WorkingCalendar, workingDays: number | undefined, from: Date): Date | null {
  if (workingDays === undefined) return null;
  const lastDay = workingDaysLater(calendar, localDate(from), workingDays);
  return instantAt(lastDay, END_OF_DAY, DEFAULT_TIME_ZONE);
}
