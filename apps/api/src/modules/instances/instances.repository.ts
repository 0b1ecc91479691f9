import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';
import type { Placed, Reach } from '../../http/reach.ts';
import { withinReach } from '../../http/within-reach.repository.ts';
import type { Place } from '../../lib/cursor.ts';
import { inForce } from '../deputies/index.ts';
import { between, type Narrowing, narrowedInstances, promised } from './instance-filters.repository.ts';
import { idOf, type Subject } from './instance-state.repository.ts';

export interface InstanceFilter {
  readonly scope: 'mine' | 'involved' | 'all';
  readonly userId: string;
  readonly status?: string;
  readonly narrow: Narrowing;
  /** Of all: how far the reader sees. */
  readonly reach?: Reach;
  readonly after?: Place;
  readonly limit: number;
}

/** Ids of one page of applications, newest first, and one more when there is a next page. */
export function findPage(db: DatabaseClient, filter: InstanceFilter): Promise<Place[]> {
  return db.$queryRaw`${page(filter)}`;
}

/** How many applications each filter leaves, counted to one more than its limit. */
export async function countRows(db: DatabaseClient, filters: readonly InstanceFilter[]): Promise<readonly number[]> {
  if (filters.length === 0) return [];
  const counts = filters.map((filter) => Prisma.sql`(SELECT count(*) FROM (${page(filter)}) "rows")`);
  const rows = await db.$queryRaw<{ counts: number[] }[]>`SELECT ARRAY[${Prisma.join(counts)}]::int[] AS "counts"`;
  return rows[0]?.counts ?? [];
}

const placeColumns = { item: Prisma.sql`i."itemKey"`, department: Prisma.sql`i."departmentId"` };

/** Where an application belongs; null when there is none. */
export const findPlace = (db: DatabaseClient, id: string): Promise<Placed | null> =>
  db.instance.findUnique({ where: { id }, select: { itemKey: true, departmentId: true } });

function page(filter: InstanceFilter): Prisma.Sql {
  const { scope, userId, after, limit } = filter;
  const conditions = [
    ...(scope === 'mine' ? [Prisma.sql`i."initiatorId" = ${userId}::uuid`] : []),
    ...(filter.status ? [Prisma.sql`i."status" = ${filter.status}::"InstanceStatus"`] : []),
    ...narrowedInstances(filter.narrow, scope === 'all' ? undefined : Prisma.sql`i."id"`),
    ...between(Prisma.sql`i."createdAt"`, filter.narrow),
    ...promised(filter.narrow),
    ...withinReach(filter.reach ?? 'everything', placeColumns),
    ...(after ? [Prisma.sql`(i."createdAt", i."id") < (${after.at}, ${after.id}::uuid)`] : []),
  ];
  const where = conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty;
  if (scope === 'involved') {
    return Prisma.sql`
      SELECT p."appliedAt" AS "at", p."instanceId" AS "id"
      FROM (${involving(userId, after)}) p JOIN "Instance" i ON i."id" = p."instanceId" ${where}
      ORDER BY p."appliedAt" DESC, p."instanceId" DESC LIMIT ${limit + 1}`;
  }
  return Prisma.sql`
    SELECT i."createdAt" AS "at", i."id" FROM "Instance" i ${where}
    ORDER BY i."createdAt" DESC, i."id" DESC LIMIT ${limit + 1}`;
}

/** What a person has to do with but for having applied, in the order of an index: as much of it is read as is needed. */
const involving = (userId: string, after: Place | undefined): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT p."appliedAt", p."instanceId" FROM "Participant" p
  WHERE p."userId" = ${userId}::uuid AND p."relation" <> 'initiator'
    ${after ? Prisma.sql`AND (p."appliedAt", p."instanceId") < (${after.at}, ${after.id}::uuid)` : Prisma.empty}
  ORDER BY p."appliedAt" DESC, p."instanceId" DESC`;

export interface Relation {
  readonly relations: readonly string[];
  /** Steps at which the person has or had a task, or is the deputy of somebody who has. */
  readonly stepIds: readonly string[];
  /** As whose deputy the person has to do with it today. */
  readonly principalIds: readonly string[];
  /** The instance changed since the person last opened it. */
  readonly unread: boolean;
  /** What called it and what it called, oldest first. */
  readonly family: readonly Relative[];
}

export interface Relative {
  readonly id: string;
  readonly itemKey: string;
  readonly departmentId: string | null;
  readonly number: string;
  readonly title: string;
  readonly status: string;
  /** The person has to do with it. */
  readonly known: boolean;
}

/** Somebody who looks, and on which local date. */
export interface Looking {
  readonly userId: string;
  readonly today: string;
}

/**
 * How a person has to do with an instance; candidates of an open task count too. So do, while they are one, deputies of
 * somebody who has a task there or had one since: whoever comes too late is told so.
 */
export async function findRelation(
  db: DatabaseClient,
  subject: Subject,
  { userId, today }: Looking,
): Promise<Relation> {
  const rows = await db.$queryRaw<Relation[]>`
    WITH "subject" AS MATERIALIZED (SELECT ${idOf(subject)} AS "id", ${userId}::uuid AS "userId"),
    "covered" AS MATERIALIZED (
      SELECT g."userId", t."stepId"
      FROM "subject" s JOIN "Deputy" g ON g."deputyId" = s."userId" AND ${inForce(today)}
      JOIN "Instance" i ON i."id" = s."id" AND i."initiatorId" <> s."userId"
        AND (g."itemKeys" = '{}' OR i."itemKey" = ANY(g."itemKeys"))
      JOIN "Task" t ON t."instanceId" = i."id" AND (t."assigneeId" = g."userId" OR EXISTS (
        SELECT 1 FROM "TaskCandidate" c WHERE c."taskId" = t."id" AND c."userId" = g."userId"))
      JOIN "Round" r ON r."id" = t."roundId"
        AND (r."closedAt" IS NULL OR (r."closedAt" >= g."createdAt" AND r."closedAt" >= g."fromDate"::timestamp AT TIME ZONE ${DEFAULT_TIME_ZONE}))
    )
    SELECT
      ARRAY(SELECT DISTINCT "userId" FROM "covered" ORDER BY 1) AS "principalIds",
      ARRAY(SELECT p."relation" FROM "Participant" p
        WHERE p."instanceId" = s."id" AND p."userId" = s."userId") AS "relations",
      ARRAY(SELECT DISTINCT t."stepId" FROM "Task" t LEFT JOIN "TaskCandidate" c
          ON c."taskId" = t."id" AND c."userId" = s."userId"
        WHERE t."instanceId" = s."id"
          AND (t."assigneeId" = s."userId" OR t."doneById" = s."userId" OR c."userId" IS NOT NULL)
        UNION SELECT "stepId" FROM "covered") AS "stepIds",
      EXISTS (SELECT 1 FROM "Participant" p JOIN "Instance" i ON i."id" = p."instanceId"
        WHERE p."instanceId" = s."id" AND p."userId" = s."userId"
          AND p."relation" IN ('assignee', 'cc')
          AND (p."readAt" IS NULL OR p."readAt" < i."updatedAt")) AS "unread",
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
            'id', f."id", 'itemKey', f."itemKey", 'departmentId', f."departmentId", 'number', f."number", 'title', f."title", 'status', f."status",
            'known', EXISTS (SELECT 1 FROM "Participant" p WHERE p."instanceId" = f."id" AND p."userId" = s."userId"))
          ORDER BY f."createdAt", f."id"), '[]')
        FROM "Instance" f
        WHERE f."parentId" = s."id" OR f."id" = (SELECT "parentId" FROM "Instance" WHERE "id" = s."id")) AS "family"
    FROM "subject" s`;
  return rows[0] ?? { relations: [], stepIds: [], principalIds: [], unread: false, family: [] };
}

export function findHistory(db: DatabaseClient, instanceId: string) {
  return db.historyEntry.findMany({ where: { instanceId }, orderBy: { seq: 'asc' } });
}
export type HistoryRow = Awaited<ReturnType<typeof findHistory>>[number];

/** Entries after the person's own last one: what changed since they acted. */
export function findChangesSince(db: DatabaseClient, instanceId: string, userId: string) {
  return db.$queryRaw<{ changes: unknown; seq: number }[]>`
    SELECT h."changes", h."seq" FROM "HistoryEntry" h
    WHERE h."instanceId" = ${instanceId}::uuid AND h."changes" <> '[]'::jsonb AND h."seq" > (
      SELECT max(o."seq") FROM "HistoryEntry" o
      WHERE o."instanceId" = ${instanceId}::uuid AND o."actorId" = ${userId}::uuid)
    ORDER BY h."seq"`;
}

/** The return or withdrawal that brought an instance back last. */
export function findLastReturn(db: DatabaseClient, instanceId: string) {
  return db.historyEntry.findFirst({
    where: { instanceId, action: { in: ['return', 'withdraw'] } },
    orderBy: { seq: 'desc' },
    select: { action: true, opinion: true, detail: true, at: true },
  });
}

/** The copy or task that a person got has been opened. */
export async function markRead(db: DatabaseClient, instanceId: string, userId: string, at: Date): Promise<void> {
  await db.participant.updateMany({ where: { instanceId, userId }, data: { readAt: at } });
}

/**
 * Next running number. The row stays locked until the transaction ends: take it as late as possible, for everybody else
 * who applies for the item waits.
 */
export async function takeNumber(tx: Transaction, key: string): Promise<number> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    INSERT INTO "NumberSequence" ("key", "next") VALUES (${key}, 2)
    ON CONFLICT ("key") DO UPDATE SET "next" = "NumberSequence"."next" + 1
    RETURNING "next" - 1 AS "number"`;
  const [row] = rows;
  if (!row) throw new Error(`No number was given out for ${key}`);
  return row.number;
}
