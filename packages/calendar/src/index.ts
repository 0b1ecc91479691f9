/* Local dates in IANA zones, and working time. The calendar of Chinese public holidays is `@flowhall/calendar/china`. */
export { createWorkingCalendar, type WorkingCalendarOptions } from './create-working-calendar.ts';
export type { OfficeHours, OfficeSpan } from './office-hours.ts';
export type { WorkingCalendar, WorkingDuration } from './working-calendar.ts';
export { workingDaysLater } from './working-days-later.ts';
export { addDays, DEFAULT_TIME_ZONE, instantAt, localDate } from './zone.ts';
