/*
 * Local dates in IANA zones, durations and series of ISO 8601, cron, and working time. The calendar of Chinese public
 * holidays is `@flowhall/calendar/china`.
 */
export { createWorkingCalendar, type WorkingCalendarOptions } from './create-working-calendar.ts';
export { cronFault, looksLikeCron, nextCron } from './cron.ts';
export { addDuration, type Duration, durationMs, parseDuration } from './duration.ts';
export { inWorkingDays } from './in-working-days.ts';
export { parseInstant } from './instant.ts';
export type { OfficeHours, OfficeSpan } from './office-hours.ts';
export { parseRepeatingInterval, type RepeatingInterval } from './repeating-interval.ts';
export type { WorkingCalendar, WorkingDuration } from './working-calendar.ts';
export { workingDaysLater } from './working-days-later.ts';
export { addDays, DEFAULT_TIME_ZONE, instantAt, localDate } from './zone.ts';
