import { addDays, type OfficeHours, type OfficeSpan } from '@flowhall/calendar';
import { OFFICE_HOURS, publicDaysOf } from '@flowhall/calendar/china';
import { api, type OfficeHoursView } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import type { Recounting } from '../instances/index.ts';
import * as calendars from './calendar.repository.ts';
import { makeCalendar, type OrganisationCalendar } from './organisation-calendar.ts';

const LONGEST_DAYS = 366;

export interface CalendarDeps {
  readonly calendar: OrganisationCalendar;
  /** What follows from a change. */
  readonly recounting: Recounting;
}

/** Office hours and own days of the organisation, for those who manage it. */
export const calendarRoutes: FastifyPluginAsync<CalendarDeps> = async (app, { calendar, recounting }) => {
  const { prisma } = app.database;

  route(app, api.getCalendar, async ({ query: { year } }) => {
    const [hours, days, openSteps] = await Promise.all([
      calendars.findHours(prisma),
      calendars.findDays(prisma, `${year}-01-01`, `${year}-12-31`),
      recounting.count(prisma),
    ]);
    return { hours: presentHours(hours ?? OFFICE_HOURS), days, publicDays: publicDaysOf(year), openSteps };
  });

  route(app, api.saveOfficeHours, async ({ actor, body, ip: address }) => {
    const hours = readHours(body.hours);
    try {
      makeCalendar(hours, []);
    } catch (error) {
      if (error instanceof RangeError) throw new UserError('office-hours-invalid', { cause: error });
      throw error;
    }
    const at = app.clock();
    const detail = { hours: JSON.stringify(hours) };
    await withTransaction(prisma, async (tx) => {
      await calendars.saveHours(tx, hours, at);
      await recounting.start(tx);
      await recordAudit(tx, { action: 'office-hours-changed', at, actorId: actor.userId, detail, address });
    });
    await calendar.refresh();
  });

  route(app, api.saveCalendarDays, async ({ actor, body, ip: address }) => {
    const { from, to, kind } = body;
    const dates: string[] = [];
    for (let date = from; date <= to && dates.length <= LONGEST_DAYS; date = addDays(date, 1)) dates.push(date);
    if (dates.length === 0 || dates.length > LONGEST_DAYS) throw new UserError('days-invalid');
    const at = app.clock();
    const note = body.note?.trim() || null;
    await withTransaction(prisma, async (tx) => {
      await calendars.saveDays(
        tx,
        dates.map((date) => ({ date, kind, note })),
        at,
      );
      await recounting.start(tx);
      const detail = { from, to, kind };
      await recordAudit(tx, { action: 'calendar-days-changed', at, actorId: actor.userId, detail, address });
    });
    await calendar.refresh();
  });

  route(app, api.removeCalendarDay, async ({ actor, params: { date }, ip: address }) => {
    const at = app.clock();
    await withTransaction(prisma, async (tx) => {
      if (!(await calendars.removeDay(tx, date))) throw new UserError('not-found');
      await recounting.start(tx);
      const detail = { from: date, to: date, kind: 'public' };
      await recordAudit(tx, { action: 'calendar-days-changed', at, actorId: actor.userId, detail, address });
    });
    await calendar.refresh();
  });
};

const presentHours = (hours: OfficeHours): OfficeHoursView => {
  const of = (spans: readonly OfficeSpan[] = []) => spans.map(([from, to]) => ({ from, to }));
  return {
    '1': of(hours[1]),
    '2': of(hours[2]),
    '3': of(hours[3]),
    '4': of(hours[4]),
    '5': of(hours[5]),
    '6': of(hours[6]),
    '7': of(hours[7]),
  };
};

const readHours = (view: OfficeHoursView): OfficeHours => {
  const of = (spans: OfficeHoursView['1']) => spans.map(({ from, to }): OfficeSpan => [from, to]);
  return {
    1: of(view['1']),
    2: of(view['2']),
    3: of(view['3']),
    4: of(view['4']),
    5: of(view['5']),
    6: of(view['6']),
    7: of(view['7']),
  };
};
