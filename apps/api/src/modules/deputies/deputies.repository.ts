import type { LocalizedText } from '@flowhall/contracts';
import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';
import type { ItemManifest } from '@flowhall/items';
import type { Place } from '../../lib/cursor.ts';
import { fromJson } from '../../lib/json.ts';

export interface ActiveRow {
  readonly userId: string;
  readonly deputyId: string;
  readonly itemKeys: readonly string[];
}

/** Confirmed ones that are in force on a local date. */
export function findActive(db: DatabaseClient, today: string): Promise<ActiveRow[]> {
  return db.$queryRaw`
    SELECT g."userId", g."deputyId", g."itemKeys" FROM "Deputy" g
    WHERE ${inForce(today)} ORDER BY g."createdAt", g."id"`;
}

/** Condition on a deputyship `g`: confirmed, not ended and in force on a local date. */
export const inForce = (today: string): Prisma.Sql => Prisma.sql`(
  g."confirmedAt" IS NOT NULL AND g."endedAt" IS NULL
  AND g."fromDate" <= ${today}::date AND g."toDate" >= ${today}::date)`;

export interface DeputyFilter {
  readonly scope: 'given' | 'received' | 'all';
  readonly userId: string;
  readonly after?: Place;
  readonly limit: number;
}

/** Newest first; proposals are shown only to whom they are made. */
export function findPage(db: DatabaseClient, { scope, userId, after, limit }: DeputyFilter) {
  return db.deputy.findMany({
    where: {
      ...(scope === 'given' && { userId }),
      ...(scope === 'received' && { deputyId: userId }),
      ...(scope !== 'given' && { confirmedAt: { not: null } }),
      ...(after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
}
export type DeputyRow = Awaited<ReturnType<typeof findPage>>[number];

/** One, locked for the rest of the transaction. */
export async function lock(tx: Transaction, id: string): Promise<DeputyRow | null> {
  await tx.$queryRaw`SELECT "id" FROM "Deputy" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return tx.deputy.findUnique({ where: { id } });
}

/** How many of a person's deputyships have not ended yet. */
export const countOpen = (tx: Transaction, userId: string, today: string): Promise<number> =>
  tx.deputy.count({ where: { userId, endedAt: null, toDate: { gte: new Date(today) } } });

export interface DeputyValues {
  readonly deputyId: string | null;
  readonly itemKeys: readonly string[];
  /** Local dates. */
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
}

const columns = ({ deputyId, itemKeys, from, to, reason }: DeputyValues) => ({
  ...{ deputyId, reason, itemKeys: [...itemKeys] },
  fromDate: new Date(from),
  toDate: new Date(to),
});

export const insert = (
  tx: Transaction,
  values: DeputyValues & { readonly userId: string; readonly createdById: string; readonly at: Date },
): Promise<DeputyRow> => {
  const { userId, createdById, at } = values;
  return tx.deputy.create({ data: { ...columns(values), userId, createdById, createdAt: at, confirmedAt: at } });
};

/** An approved absence proposes one, once. Resolves to whether it was new. */
export async function propose(
  tx: Transaction,
  values: DeputyValues & { readonly userId: string; readonly instanceId: string; readonly at: Date },
): Promise<boolean> {
  const { userId, instanceId, deputyId, itemKeys, from, to, reason, at } = values;
  const proposed = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Deputy" ("id", "userId", "deputyId", "itemKeys", "fromDate", "toDate", "reason", "instanceId", "createdAt")
    VALUES (gen_random_uuid(), ${userId}::uuid, ${deputyId}::uuid, ${[...itemKeys]}::text[], ${from}::date, ${to}::date,
      ${reason}, ${instanceId}::uuid, ${at})
    ON CONFLICT DO NOTHING RETURNING "id"`;
  return proposed.length > 0;
}

export const change = (tx: Transaction, id: string, values: DeputyValues, confirmedAt: Date): Promise<DeputyRow> =>
  tx.deputy.update({ where: { id }, data: { ...columns(values), confirmedAt } });

export const end = (tx: Transaction, id: string, endedAt: Date): Promise<DeputyRow> =>
  tx.deputy.update({ where: { id }, data: { endedAt } });

/** Names of items as their current versions call them: of some, or of all that are offered. */
export async function findItemNames(
  db: DatabaseClient,
  keys?: readonly string[],
): Promise<{ key: string; name: LocalizedText }[]> {
  const rows = await db.item.findMany({
    where: keys ? { key: { in: [...keys] } } : { enabled: true, currentDefinitionId: { not: null } },
    select: { key: true, currentDefinition: { select: { manifest: true } } },
    orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }],
  });
  return rows.map(({ key, currentDefinition }) => ({
    key,
    name: currentDefinition ? fromJson<ItemManifest>(currentDefinition.manifest).name : { zh: key, en: key },
  }));
}
