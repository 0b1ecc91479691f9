// CommonJS in which Node finds no named exports.
import chineseDays from 'chinese-days';
import { createWorkingCalendar, type WorkingCalendarOptions } from './create-working-calendar.ts';
import type { OfficeHours } from './office-hours.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { DEFAULT_TIME_ZONE } from './zone.ts';

const DAY = [
  ['08:00', '12:00'],
  ['14:00', '17:30'],
] as const;

/** Monday to Friday, 8:00–12:00 and 14:00–17:30. */
const OFFICE_HOURS: OfficeHours = { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY };

/**
 * Working time in China: public holidays and the working days swapped for them as the State Council announces them,
 * usual office hours, Beijing time. Years that are not announced yet go by their weekdays.
 */
export function chineseWorkingCalendar(own: Partial<Omit<WorkingCalendarOptions, 'publicDay'>> = {}): WorkingCalendar {
  return createWorkingCalendar({ timeZone: DEFAULT_TIME_ZONE, hours: OFFICE_HOURS, ...own, publicDay });
}

/** Announced days have names of several parts (`National Day,国庆节,3`), ordinary ones that of their weekday. */
function publicDay(date: string): 'off' | 'working' | undefined {
  const { name, work } = chineseDays.getDayDetail(date);
  if (!name.includes(',')) return undefined;
  return work ? 'working' : 'off';
}
