import type { DatabaseClient, Leaver, Transaction } from '@flowhall/db';

export type LeaverRow = Leaver;

/** Those of these people who are open accounts and no visitors. */
export async function findOpen(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.user.findMany({
    where: { id: { in: [...ids] }, status: 'ACTIVE', visitorOf: null },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Those of these people for whom something waits, now or as it is planned, or who are named in deputyships. */
export async function findBusyAmong(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT u."id"::text AS "id" FROM unnest(${[...ids]}::uuid[]) AS u("id")
    WHERE EXISTS (SELECT 1 FROM "Task" t WHERE t."status" IN ('OPEN', 'WAITING') AND (t."assigneeId" = u."id"
        OR (t."assigneeId" IS NULL
          AND EXISTS (SELECT 1 FROM "TaskCandidate" c WHERE c."taskId" = t."id" AND c."userId" = u."id")
          AND NOT EXISTS (SELECT 1 FROM "TaskCandidate" c JOIN "User" o ON o."id" = c."userId" AND o."status" = 'ACTIVE'
            WHERE c."taskId" = t."id" AND NOT c."userId" = ANY(${[...ids]}::uuid[])))))
      OR EXISTS (SELECT 1 FROM "Deputy" d WHERE d."endedAt" IS NULL AND (d."userId" = u."id" OR d."deputyId" = u."id"))
      OR EXISTS (SELECT 1 FROM "Instance" i LEFT JOIN "Round" r ON r."instanceId" = i."id" AND r."status" = 'open'
        WHERE i."status" IN ('RUNNING', 'INCIDENT') AND (r."state"->>'seats' LIKE '%' || u."id" || '%'
          OR i."approval"->>'chosen' LIKE '%' || u."id" || '%' OR i."approval"->>'returns' LIKE '%' || u."id" || '%'))`;
  return new Set(rows.map(({ id }) => id));
}

/** Those of these people whose roles hold permissions. */
export async function findTrusted(db: DatabaseClient, ids?: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.userRole.findMany({
    where: { role: { permissions: { isEmpty: false } }, ...(ids && { userId: { in: [...ids] } }) },
    select: { userId: true },
  });
  return new Set(rows.map(({ userId }) => userId));
}

/** Permissions of somebody's roles, as they are kept. */
export async function findPermissions(tx: Transaction, userId: string): Promise<{ permissions: string[] }[]> {
  const rows = await tx.userRole.findMany({ where: { userId }, select: { role: { select: { permissions: true } } } });
  return rows.map(({ role }) => role);
}

export async function findSessionsOf(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.session.findMany({ where: { userId: { in: [...ids] }, endedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

export async function setStatus(
  tx: Transaction,
  ids: readonly string[],
  status: 'ACTIVE' | 'LEAVING' | 'CLOSED',
  at: Date,
): Promise<void> {
  await tx.user.updateMany({
    where: { id: { in: [...ids] } },
    data: { status, closedAt: status === 'CLOSED' ? at : null, updatedAt: at, version: { increment: 1 } },
  });
}

export type NewLeaver = Pick<LeaverRow, 'userId' | 'state' | 'source' | 'noticedAt' | 'settledAt'>;

/** Whoever left before leaves again. */
export async function insertAll(tx: Transaction, rows: readonly NewLeaver[]): Promise<void> {
  await tx.leaver.deleteMany({ where: { userId: { in: rows.map(({ userId }) => userId) } } });
  await tx.leaver.createMany({ data: [...rows] });
}

export const find = (db: DatabaseClient, userId: string): Promise<LeaverRow | null> =>
  db.leaver.findUnique({ where: { userId } });

/** Only while it is in one of these states; false otherwise. */
export async function change(
  tx: Transaction,
  { userId, from }: { readonly userId: string; readonly from: readonly string[] },
  data: Partial<Omit<LeaverRow, 'userId'>>,
): Promise<boolean> {
  const { count } = await tx.leaver.updateMany({ where: { userId, state: { in: [...from] } }, data });
  return count === 1;
}

export const findByHandOver = (tx: Transaction, handOverId: string): Promise<LeaverRow | null> =>
  tx.leaver.findUnique({ where: { handOverId } });

/** Those who are not settled, oldest first, then the latest who are. */
export async function findAll(db: DatabaseClient, limit: number): Promise<LeaverRow[]> {
  const settled = ['closed', 'stayed'];
  const open = await db.leaver.findMany({
    where: { state: { notIn: settled } },
    orderBy: [{ noticedAt: 'asc' }, { userId: 'asc' }],
  });
  const done = await db.leaver.findMany({
    where: { state: { in: settled } },
    orderBy: [{ noticedAt: 'desc' }, { userId: 'desc' }],
    take: limit,
  });
  return [...open, ...done];
}

/** People who are leaving, among those that a source keeps. */
export async function findLeaving(db: DatabaseClient, source: string): Promise<ReadonlySet<string>> {
  const rows = await db.user.findMany({ where: { source, status: 'LEAVING' }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

export async function findUsernames(db: DatabaseClient, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, username: true } });
  return new Map(rows.map(({ id, username }) => [id, username]));
}

/** How many open tasks each of these people has, or could alone claim. */
export async function countOpen(db: DatabaseClient, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT u."id"::text AS "id", count(t."id")::int AS "count" FROM unnest(${[...ids]}::uuid[]) AS u("id")
    JOIN "Task" t ON t."status" IN ('OPEN', 'WAITING') AND (t."assigneeId" = u."id" OR (t."assigneeId" IS NULL
      AND EXISTS (SELECT 1 FROM "TaskCandidate" c WHERE c."taskId" = t."id" AND c."userId" = u."id")
      AND NOT EXISTS (SELECT 1 FROM "TaskCandidate" c JOIN "User" o ON o."id" = c."userId" AND o."status" = 'ACTIVE'
        WHERE c."taskId" = t."id" AND c."userId" <> u."id")))
    GROUP BY u."id"`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** From now on the person is kept up to date here. */
export async function takeFromSource(tx: Transaction, userId: string): Promise<void> {
  await tx.user.updateMany({ where: { id: userId }, data: { source: 'local', externalId: null } });
}
