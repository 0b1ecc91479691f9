import type { DatabaseClient, Transaction } from '@flowhall/db';

export type StartKind = 'message' | 'signal' | 'timer';

/** An event that starts the current version of an item: a row of `StartEvent`. */
export interface StartEvent {
  readonly id: string;
  readonly definitionId: string;
  readonly elementId: string;
}

export interface NewStartEvent {
  readonly elementId: string;
  readonly kind: StartKind;
  readonly name: string | null;
  readonly dueAt: Date | null;
  /** How often a timer will happen, then included; -1 for ever. */
  readonly times: number;
}

/** An item's start events are those of its current version. */
export async function replace(
  tx: Transaction,
  item: { readonly itemKey: string; readonly definitionId: string },
  events: readonly NewStartEvent[],
): Promise<void> {
  await tx.startEvent.deleteMany({ where: { itemKey: item.itemKey } });
  if (events.length > 0) await tx.startEvent.createMany({ data: events.map((event) => ({ ...event, ...item })) });
}

/** Start events of open items by name of their message or signal. */
export function findByName(
  db: DatabaseClient,
  kind: 'message' | 'signal',
  names: readonly string[],
): Promise<StartEvent[]> {
  return db.$queryRaw`
    SELECT s."id", s."definitionId", s."elementId" FROM "StartEvent" s
      JOIN "Item" i ON i."key" = s."itemKey" AND i."enabled"
    WHERE s."kind" = ${kind} AND s."name" = ANY(${[...names]}) ORDER BY s."itemKey", s."id"`;
}

/** Timers that come due before an instant. */
export async function findDue(db: DatabaseClient, before: Date): Promise<{ id: string; dueAt: Date }[]> {
  const rows = await db.startEvent.findMany({
    where: { dueAt: { lt: before } },
    select: { id: true, dueAt: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 1000,
  });
  return rows.flatMap(({ id, dueAt }) => (dueAt ? [{ id, dueAt }] : []));
}

export interface DueStart extends StartEvent {
  readonly dueAt: Date;
  readonly times: number;
  /** The item is open. */
  readonly enabled: boolean;
}

/** Locks a timer that is due at an instant for the rest of the transaction. Null when it has happened or was replaced. */
export async function lockDue(tx: Transaction, id: string, dueAt: Date): Promise<DueStart | null> {
  const rows = await tx.$queryRaw<DueStart[]>`
    SELECT s."id", s."definitionId", s."elementId", s."dueAt", s."times", i."enabled" FROM "StartEvent" s
      JOIN "Item" i ON i."key" = s."itemKey"
    WHERE s."id" = ${id}::uuid AND s."dueAt" = ${dueAt} FOR UPDATE OF s`;
  return rows[0] ?? null;
}

/** Puts a timer on to its next time; null: it has happened for the last time. */
export async function putOn(tx: Transaction, id: string, next: { dueAt: Date; times: number } | null): Promise<void> {
  if (next) await tx.startEvent.update({ where: { id }, data: next, select: { id: true } });
  else await tx.startEvent.delete({ where: { id }, select: { id: true } });
}
