// CommonJS in which Node finds no named exports.
import chineseDays from 'chinese-days';
import { createWorkingCalendar, type WorkingCalendarOptions } from './create-working-calendar.ts';
import type { OfficeHours } from './office-hours.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { addDays, DEFAULT_TIME_ZONE } from './zone.ts';

const DAY = [
  ['08:00', '12:00'],
  ['14:00', '17:30'],
] as const;

/** Monday to Friday, 8:00–12:00 and 14:00–17:30. */
export const OFFICE_HOURS: OfficeHours = { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY };

/**
 * Working time in China: public holidays and the working days swapped for them as the State Council announces them,
 * usual office hours, Beijing time. Years that are not announced yet go by their weekdays.
 */
export function chineseWorkingCalendar(own: Partial<Omit<WorkingCalendarOptions, 'publicDay'>> = {}): WorkingCalendar {
  return createWorkingCalendar({ timeZone: DEFAULT_TIME_ZONE, hours: OFFICE_HOURS, ...own, publicDay });
}

export interface PublicDay {
  readonly date: string;
  readonly kind: 'off' | 'working';
  readonly name: { readonly zh: string; readonly en: string };
}

/** Public holidays and the working days swapped for them in a year, in order; none before it is announced. */
export function publicDaysOf(year: number): PublicDay[] {
  const days: PublicDay[] = [];
  const end = `${year + 1}-01-01`;
  for (let date = `${year}-01-01`; date < end; date = addDays(date, 1)) {
    const kind = publicDay(date);
    const [en = '', zh = ''] = chineseDays.getDayDetail(date).name.split(',');
    if (kind) days.push({ date, kind, name: { zh, en } });
  }
  return days;
}

/** Announced days have names of several parts (`National Day,国庆节,3`), ordinary ones that of their weekday. */
function publicDay(date: string): 'off' | 'working' | undefined {
  const { name, work } = chineseDays.getDayDetail(date);
  if (!name.includes(',')) return undefined;
  return work ? 'working' : 'off';
}
