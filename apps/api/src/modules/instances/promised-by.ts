// CommonJS in which Node finds no named exports.
import chineseDays from 'chinese-days';
import { endOfLocalDay, localDate } from '../../lib/local-date.ts';

/** End of the last day of a promise in working days, by the calendar of holidays and swapped working days. */
export function promisedBy(workingDays: number | undefined, from: Date): Date | null {
  if (workingDays === undefined) return null;
  return endOfLocalDay(chineseDays.findWorkday(workingDays, localDate(from)));
}
