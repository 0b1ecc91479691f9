import type { OfficeHours } from '@flowhall/calendar';
import { type DatabaseClient, notify, type Transaction } from '@flowhall/db';
import { fromJson, toJson } from '../../lib/json.ts';

export const CALENDAR_CHANNEL = 'flowhall_calendar';

export interface OwnDay {
  readonly date: string;
  readonly kind: 'off' | 'working';
  readonly note: string | null;
}

/** The stored hours; null: the usual ones. */
export async function findHours(db: DatabaseClient): Promise<OfficeHours | null> {
  const row = await db.officeHours.findUnique({ where: { id: 1 } });
  return row && fromJson<OfficeHours>(row.hours);
}

/** Own days between two dates, both included, in order. */
export async function findDays(db: DatabaseClient, from: string, to: string): Promise<OwnDay[]> {
  const rows = await db.calendarDay.findMany({ where: { date: { gte: from, lte: to } }, orderBy: { date: 'asc' } });
  return rows.map(({ date, kind, note }) => ({ date, kind: fromJson(kind), note }));
}

export async function saveHours(tx: Transaction, hours: OfficeHours, updatedAt: Date): Promise<void> {
  const data = { hours: toJson(hours), updatedAt };
  await tx.officeHours.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
  await announce(tx);
}

export async function saveDays(tx: Transaction, days: readonly OwnDay[], createdAt: Date): Promise<void> {
  await tx.calendarDay.deleteMany({ where: { date: { in: days.map(({ date }) => date) } } });
  await tx.calendarDay.createMany({ data: days.map((day) => ({ ...day, createdAt })) });
  await announce(tx);
}

/** Whether there was such a day. */
export async function removeDay(tx: Transaction, date: string): Promise<boolean> {
  const { count } = await tx.calendarDay.deleteMany({ where: { date } });
  await announce(tx);
  return count === 1;
}

/** Every server of the database reads the calendar anew. */
const announce = (tx: Transaction): Promise<void> => notify(tx, CALENDAR_CHANNEL, '');
