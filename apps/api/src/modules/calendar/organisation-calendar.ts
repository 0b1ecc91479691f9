import type { OfficeHours, WorkingCalendar } from '@flowhall/calendar';
import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import type { Database } from '@flowhall/db';
import * as calendars from './calendar.repository.ts';

/** The organisation's working time, kept up to date with what is stored. */
export interface OrganisationCalendar extends WorkingCalendar {
  /** Reads it anew. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

interface CalendarLog {
  error(details: object, message: string): void;
}

const FIRST = '0000-01-01';
const LAST = '9999-12-31';

/** What is stored makes a calendar: see {@link makeCalendar}, by which changes are checked. */
export async function createOrganisationCalendar(database: Database, log: CalendarLog): Promise<OrganisationCalendar> {
  const { prisma } = database;
  let current = chineseWorkingCalendar();
  const refresh = async () => {
    const [hours, days] = await Promise.all([calendars.findHours(prisma), calendars.findDays(prisma, FIRST, LAST)]);
    current = makeCalendar(hours, days);
  };
  const follow = () => {
    refresh().catch((error: unknown) => log.error({ err: error }, 'working calendar cannot be read'));
  };
  const stop = await database.listen(calendars.CALENDAR_CHANNEL, follow, { onGap: follow });
  await refresh();
  return {
    refresh,
    close: stop,
    get dayLength() {
      return current.dayLength;
    },
    addWorkingTime: (from, duration) => current.addWorkingTime(from, duration),
    workingTimeBefore: (to, duration) => current.workingTimeBefore(to, duration),
    workingTimeBetween: (from, to) => current.workingTimeBetween(from, to),
    isWorkingDay: (date) => current.isWorkingDay(date),
  };
}

/** @throws RangeError for hours that make no calendar */
export function makeCalendar(hours: OfficeHours | null, days: readonly calendars.OwnDay[]): WorkingCalendar {
  const of = (kind: calendars.OwnDay['kind']) => days.filter((day) => day.kind === kind).map(({ date }) => date);
  return chineseWorkingCalendar({ ...(hours && { hours }), daysOff: of('off'), workingDays: of('working') });
}
