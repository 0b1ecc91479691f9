import type { WorkingCalendar } from './working-calendar.ts';

/** A length of office hours in milliseconds as whole usual working days and minutes, both rounded down. */
export function inWorkingDays(
  { dayLength }: Pick<WorkingCalendar, 'dayLength'>,
  length: number,
): { days: number; minutes: number } {
  const days = Math.floor(Math.max(0, length) / dayLength);
  return { days, minutes: Math.floor((Math.max(0, length) - days * dayLength) / 60_000) };
}
