import { type Static, Type } from 'typebox';
import { localizedText, noContent, nullable } from './common.ts';
import { operation } from './operation.ts';

/** `YYYY-MM-DD` */
const date = Type.String({ format: 'date' });
const clockTime = Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' });
const spans = Type.Array(Type.Object({ from: clockTime, to: clockTime }, { additionalProperties: false }), {
  maxItems: 6,
});

/** Office hours by weekday, 1 (Monday) to 7; a weekday without any is off. */
export const officeHours = Type.Object(
  { '1': spans, '2': spans, '3': spans, '4': spans, '5': spans, '6': spans, '7': spans },
  { additionalProperties: false },
);
export type OfficeHoursView = Static<typeof officeHours>;

export const DAY_KINDS = ['off', 'working'] as const;
const kind = Type.Enum([...DAY_KINDS]);

export const calendarView = Type.Object({
  hours: officeHours,
  /** The organisation's own days, which go before public ones. */
  days: Type.Array(Type.Object({ date, kind, note: nullable(Type.String()) })),
  /** Public holidays and the working days swapped for them, as far as they are announced. */
  publicDays: Type.Array(Type.Object({ date, kind, name: localizedText })),
  /** Open steps whose due times follow the calendar. */
  openSteps: Type.Integer(),
});
export type CalendarView = Static<typeof calendarView>;

export const saveDaysBody = Type.Object(
  {
    from: date,
    /** The last one. */
    to: date,
    kind,
    note: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
);
export type SaveDaysBody = Static<typeof saveDaysBody>;

const tag = 'calendar';
const access = 'org.manage';
export const calendarApi = {
  getCalendar: operation({
    method: 'get',
    path: '/api/admin/calendar',
    tag,
    summary: 'Office hours, and the days of a year that are not ordinary',
    access,
    query: Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2100 }) }),
    response: { 200: calendarView },
  }),
  /** Due times that are set already stay. */
  saveOfficeHours: operation({
    method: 'put',
    path: '/api/admin/calendar/hours',
    tag,
    summary: 'Change the office hours',
    access,
    body: Type.Object({ hours: officeHours }, { additionalProperties: false }),
    response: { 204: noContent },
    errors: ['office-hours-invalid'],
  }),
  saveCalendarDays: operation({
    method: 'put',
    path: '/api/admin/calendar/days',
    tag,
    summary: 'Make days off or working days, at most a year at once',
    access,
    body: saveDaysBody,
    response: { 204: noContent },
    errors: ['days-invalid'],
  }),
  removeCalendarDay: operation({
    method: 'delete',
    path: '/api/admin/calendar/days/{date}',
    tag,
    summary: 'Let a day be again what the public calendar says',
    access,
    params: Type.Object({ date }),
    response: { 204: noContent },
    errors: ['not-found'],
  }),
};
