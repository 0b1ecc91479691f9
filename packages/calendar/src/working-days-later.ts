import type { WorkingCalendar } from './working-calendar.ts';
import { addDays } from './zone.ts';

/** The working day that many working days after a date, which itself does not count (`YYYY-MM-DD`). */
export function workingDaysLater(calendar: Pick<WorkingCalendar, 'isWorkingDay'>, date: string, days: number): string {
  let found = date;
  for (let left = days; left > 0; ) {
    found = addDays(found, 1);
    if (calendar.isWorkingDay(found)) left -= 1;
  }
  return found;
}
