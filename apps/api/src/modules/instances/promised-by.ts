// CommonJS in which Node finds no named exports.
import chineseDays from 'chinese-days';
import { localDate } from '../../lib/local-date.ts';

/** End of the last day of a promise in working days, by the calendar of holidays and swapped working days. */
export function promisedBy(workingDays: number | undefined, from: Date): Date | null {
  if (workingDays === undefined) return null;
  const day = chineseDays.findWorkday(workingDays, localDate(from));
  return new Date(`${day}T23:59:59+08:00`);
}
