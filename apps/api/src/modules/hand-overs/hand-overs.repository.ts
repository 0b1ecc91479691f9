import type { LocalizedText } from '@flowhall/approval';
import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';

export interface OpenWork {
  readonly taskId: string;
  readonly instanceId: string;
  readonly number: string;
  readonly title: string;
  readonly itemKey: string;
  readonly stepName: LocalizedText;
  readonly claimable: boolean;
  /** Of all, on every row. */
  readonly total: number;
}

const ofItems = (itemKeys: readonly string[]): Prisma.Sql =>
  itemKeys.length > 0 ? Prisma.sql`AND i."itemKey" = ANY(${[...itemKeys]})` : Prisma.empty;

/** Condition on a task `t`: it waits for a person, or nobody else who is still there could claim it. */
const isTheirs = (userId: string): Prisma.Sql => Prisma.sql`(
  t."assigneeId" = ${userId}::uuid OR (t."assigneeId" IS NULL
    AND EXISTS (SELECT 1 FROM "TaskCandidate" c WHERE c."taskId" = t."id" AND c."userId" = ${userId}::uuid)
    AND NOT EXISTS (SELECT 1 FROM "TaskCandidate" c JOIN "User" u ON u."id" = c."userId" AND u."status" = 'ACTIVE'
      WHERE c."taskId" = t."id" AND c."userId" <> ${userId}::uuid)))`;

/** What waits for a person, oldest first, and how much it is in all. */
export function findOpenWork(
  db: DatabaseClient,
  {
    userId,
    itemKeys,
    limit,
  }: { readonly userId: string; readonly itemKeys: readonly string[]; readonly limit: number },
): Promise<OpenWork[]> {
  return db.$queryRaw`
    SELECT t."id" AS "taskId", i."id" AS "instanceId", i."number", i."title", i."itemKey", t."stepName",
      t."assigneeId" IS NULL AS "claimable", count(*) OVER ()::int AS "total"
    FROM "Task" t JOIN "Instance" i ON i."id" = t."instanceId"
    WHERE t."status" IN ('OPEN', 'WAITING') AND ${isTheirs(userId)} ${ofItems(itemKeys)}
    ORDER BY t."createdAt", t."id" LIMIT ${limit}`;
}

/** How much waits for a person. */
export async function countOpenWork(db: DatabaseClient, userId: string): Promise<number> {
  const [row] = await findOpenWork(db, { userId, itemKeys: [], limit: 1 });
  return row?.total ?? 0;
}

/** Running instances in which something waits for a person, now or as it is planned. */
export async function findInstances(
  db: DatabaseClient,
  userId: string,
  itemKeys: readonly string[],
): Promise<string[]> {
  const named = `%${userId}%`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT i."id" FROM "Instance" i
    WHERE i."status" IN ('RUNNING', 'INCIDENT') ${ofItems(itemKeys)} AND (
      EXISTS (SELECT 1 FROM "Task" t
        WHERE t."instanceId" = i."id" AND t."status" IN ('OPEN', 'WAITING') AND ${isTheirs(userId)})
      OR EXISTS (SELECT 1 FROM "Round" r
        WHERE r."instanceId" = i."id" AND r."status" = 'open' AND r."state"->>'seats' LIKE ${named})
      OR i."approval"->>'chosen' LIKE ${named} OR i."approval"->>'returns' LIKE ${named})
    ORDER BY i."createdAt", i."id"`;
  return rows.map((row) => row.id);
}

/** Deputyships that have not ended: those in which somebody is away, and in which they work for others. */
export const countDeputies = (db: DatabaseClient, userId: string): Promise<number> =>
  db.deputy.count({ where: { endedAt: null, OR: [{ userId }, { deputyId: userId }] } });

/** Nobody works for somebody who left; whom they worked for gets the other person, save that one's own. */
export async function moveDeputies(tx: Transaction, from: string, to: string, at: Date): Promise<void> {
  await tx.deputy.updateMany({
    where: { endedAt: null, OR: [{ userId: from }, { deputyId: from, userId: to }] },
    data: { endedAt: at },
  });
  await tx.deputy.updateMany({ where: { endedAt: null, deputyId: from }, data: { deputyId: to } });
}

export interface NewHandOver {
  readonly fromUserId: string;
  readonly toUserId: string;
  readonly itemKeys: readonly string[];
  readonly reason: string | null;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly pending: readonly string[];
}

export const insert = (tx: Transaction, { pending, itemKeys, ...row }: NewHandOver) =>
  tx.handOver.create({
    data: {
      ...row,
      itemKeys: [...itemKeys],
      pending: [...pending],
      total: pending.length,
      ...(pending.length === 0 && { finishedAt: row.createdAt }),
    },
  });
export type HandOverRow = Awaited<ReturnType<typeof insert>>;

export const find = (db: DatabaseClient, id: string) => db.handOver.findUnique({ where: { id } });

/** Some instances are dealt with; the last ones finish it. */
export async function progress(
  db: DatabaseClient,
  row: HandOverRow,
  { done, failed, at }: { readonly done: readonly string[]; readonly failed: number; readonly at: Date },
): Promise<HandOverRow> {
  const pending = row.pending.filter((id) => !done.includes(id));
  return db.handOver.update({
    where: { id: row.id },
    data: { pending, failed: row.failed + failed, ...(pending.length === 0 && { finishedAt: at }) },
  });
}
