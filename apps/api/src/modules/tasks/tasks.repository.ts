import type { CurrentStep, LocalizedText } from '@flowhall/approval';
import { type DatabaseClient, Prisma } from '@flowhall/db';
import type { Place } from '../../lib/cursor.ts';
import type { Principal } from '../deputies/index.ts';
import { between, type Narrowing, narrowedInstances, promised } from '../instances/index.ts';

export interface TaskFilter {
  readonly userId: string;
  /** Whose deputy the person is. */
  readonly principals: readonly Principal[];
  readonly narrow: Narrowing;
  readonly after?: Place;
  readonly limit: number;
}

/** A row of the task center. */
export interface TaskRow {
  /** Where the row stands in its list. */
  readonly place: Date;
  readonly id: string;
  readonly taskId: string | null;
  readonly version: number | null;
  readonly stepId: string | null;
  readonly stepName: LocalizedText | null;
  readonly claimable: boolean;
  readonly onBehalfOfId: string | null;
  /** Who did it for the person whose list it is. */
  readonly deputyId: string | null;
  readonly outcome: string | null;
  readonly at: Date;
  readonly dueAt: Date | null;
  readonly reason: string | null;
  readonly urged: boolean;
  readonly read: boolean;
  readonly instanceId: string;
  readonly number: string;
  readonly title: string;
  readonly itemKey: string;
  readonly definitionId: string;
  readonly initiatorId: string;
  readonly status: string;
  readonly currentSteps: readonly CurrentStep[];
}

const instanceColumns = Prisma.sql`
  i."id" AS "instanceId", i."number", i."title", i."itemKey", i."definitionId", i."initiatorId",
  i."status"::text AS "status", i."currentSteps"`;

const taskColumns = Prisma.sql`t."id", t."id" AS "taskId", t."version", t."stepId", t."stepName", t."outcome", t."dueAt"`;

const ofTask = Prisma.sql`t."instanceId"`;

/** When a task became somebody's turn. */
const arrived = Prisma.sql`coalesce(t."openedAt", t."createdAt")`;

/** Open tasks of a person, those that they may claim and those of people whose deputy they are, newest first. */
export function findTodo(db: DatabaseClient, filter: TaskFilter): Promise<TaskRow[]> {
  return db.$queryRaw`${todos(filter)}`;
}

/** How many rows of a view each filter leaves, counted to one more than its limit. */
export async function countRows(
  db: DatabaseClient,
  view: 'todo' | 'done' | 'cc',
  filters: readonly TaskFilter[],
): Promise<readonly number[]> {
  if (filters.length === 0) return [];
  const rowsOf = { todo: todos, done, cc: copies }[view];
  const counts = filters.map((filter) => Prisma.sql`(SELECT count(*) FROM (${rowsOf(filter)}) "rows")`);
  const rows = await db.$queryRaw<{ counts: number[] }[]>`SELECT ARRAY[${Prisma.join(counts)}]::int[] AS "counts"`;
  return rows[0]?.counts ?? [];
}

/**
 * The task of a candidate `c`, if nobody has claimed it. Looked up one by one: nearly all that is left to candidates is
 * open, which the database would not expect.
 */
const CLAIMABLE = Prisma.sql`CROSS JOIN LATERAL (
  SELECT * FROM "Task" t WHERE t."id" = c."taskId" AND t."assigneeId" IS NULL AND t."status" = 'OPEN' OFFSET 0) t`;

/** Each way to a to-do is a range of an index; one that is found on several is there once, as one's own if it is. */
function todos(filter: TaskFilter): Prisma.Sql {
  const { userId, principals, limit } = filter;
  const columns = (principal: Prisma.Sql) => Prisma.sql`
    t."createdAt" AS "place", ${taskColumns}, ${arrived} AS "at",
    t."assigneeId" IS NULL AS "claimable", ${principal} AS "onBehalfOfId", NULL::uuid AS "deputyId", r."state"->>'reason' AS "reason",
    r."state"->>'urgedAt' IS NOT NULL AS "urged",
    ${principal} IS NOT NULL OR coalesce(p."readAt" >= ${arrived}, false) AS "read", ${instanceColumns}`;
  const joins = Prisma.sql`
    JOIN "Instance" i ON i."id" = t."instanceId"
    JOIN "Round" r ON r."id" = t."roundId"
    LEFT JOIN "Participant" p ON p."instanceId" = t."instanceId" AND p."userId" = ${userId}::uuid
      AND p."relation" = 'assignee'`;
  const rest = (place: Prisma.Sql, back: Prisma.Sql) => Prisma.sql`
    ${conditions(filter, { row: ofTask, place, time: arrived, urgency: dueTask(filter.narrow) })}
    ORDER BY ${back} LIMIT ${limit + 1}`;
  const ofOne = (one: Principal) => {
    const own = one.userId === userId;
    const selected = columns(own ? Prisma.sql`NULL::uuid` : Prisma.sql`${one.userId}::uuid`);
    const bounds = own ? Prisma.empty : asDeputy(one, userId);
    return Prisma.sql`
      (SELECT ${selected} FROM "Task" t ${joins}
        WHERE t."assigneeId" = ${one.userId}::uuid AND t."status" = 'OPEN' ${bounds}
          ${rest(Prisma.sql`(t."createdAt", t."id")`, Prisma.sql`t."createdAt" DESC, t."id" DESC`)})
      UNION ALL
      (SELECT ${selected} FROM "TaskCandidate" c ${CLAIMABLE} ${joins}
        WHERE c."userId" = ${one.userId}::uuid ${bounds}
          ${rest(Prisma.sql`(c."createdAt", c."taskId")`, Prisma.sql`c."createdAt" DESC, c."taskId" DESC`)})`;
  };
  const ways = Prisma.join([{ userId, itemKeys: [] }, ...principals].map(ofOne), ' UNION ALL ');
  return Prisma.sql`
    SELECT DISTINCT ON ("place", "id") * FROM (${ways}) "found"
    ORDER BY "place" DESC, "id" DESC, "onBehalfOfId" NULLS FIRST LIMIT ${limit + 1}`;
}

/** What a deputy may work on for somebody: of some items perhaps, and never on applications of their own. */
const asDeputy = ({ itemKeys }: Principal, userId: string): Prisma.Sql => Prisma.sql`
  AND i."initiatorId" <> ${userId}::uuid
  ${itemKeys.length > 0 ? Prisma.sql`AND i."itemKey" = ANY(${[...itemKeys]})` : Prisma.empty}`;

/** What a person has done and what deputies have done for them, the latest first. */
export function findDone(db: DatabaseClient, filter: TaskFilter): Promise<TaskRow[]> {
  return db.$queryRaw`${done(filter)}`;
}

function done(filter: TaskFilter): Prisma.Sql {
  const { userId, limit } = filter;
  const ofOne = (who: Prisma.Sql, doneBy: Prisma.Sql) => Prisma.sql`
    (SELECT t."doneAt" AS "place", ${taskColumns}, t."doneAt" AS "at", false AS "claimable",
      t."doneForId" AS "onBehalfOfId", ${doneBy} AS "deputyId", NULL AS "reason", false AS "urged", true AS "read",
      ${instanceColumns}
    FROM "Task" t JOIN "Instance" i ON i."id" = t."instanceId"
    WHERE ${who} = ${userId}::uuid AND t."doneAt" IS NOT NULL
      ${conditions(filter, { row: ofTask, place: Prisma.sql`(t."doneAt", t."id")`, time: Prisma.sql`t."doneAt"` })}
    ORDER BY t."doneAt" DESC, t."id" DESC LIMIT ${limit + 1})`;
  return Prisma.sql`
    SELECT * FROM (${ofOne(Prisma.sql`t."doneById"`, Prisma.sql`NULL::uuid`)}
      UNION ALL ${ofOne(Prisma.sql`t."doneForId"`, Prisma.sql`t."doneById"`)}) "found"
    ORDER BY "place" DESC, "id" DESC LIMIT ${limit + 1}`;
}

/** Copies that a person got, the latest first. */
export function findCopies(db: DatabaseClient, filter: TaskFilter): Promise<TaskRow[]> {
  return db.$queryRaw`${copies(filter)}`;
}

const copies = (filter: TaskFilter): Prisma.Sql => Prisma.sql`
  SELECT p."createdAt" AS "place", i."id", NULL AS "taskId", NULL::int AS "version", NULL AS "stepId", NULL::jsonb AS "stepName",
    NULL AS "outcome", NULL::timestamptz AS "dueAt", p."createdAt" AS "at", false AS "claimable",
    NULL::uuid AS "onBehalfOfId", NULL::uuid AS "deputyId", NULL AS "reason", false AS "urged",
    p."readAt" IS NOT NULL AS "read", ${instanceColumns}
  FROM "Participant" p JOIN "Instance" i ON i."id" = p."instanceId"
  WHERE p."userId" = ${filter.userId}::uuid AND p."relation" = 'cc'
    ${conditions(filter, { row: Prisma.sql`p."instanceId"`, place: Prisma.sql`(p."createdAt", p."instanceId")`, time: Prisma.sql`p."createdAt"` })}
  ORDER BY p."createdAt" DESC, p."instanceId" DESC LIMIT ${filter.limit + 1}`;

/** What a list is ordered by, the time that its days mean, and how its rows are urgent where not by the application. */
interface ListShape {
  /** The instance of a row. */
  readonly row: Prisma.Sql;
  readonly place: Prisma.Sql;
  readonly time: Prisma.Sql;
  readonly urgency?: readonly Prisma.Sql[];
}

function conditions({ narrow, after }: TaskFilter, { row, place, time, urgency }: ListShape): Prisma.Sql {
  const parts = [
    ...narrowedInstances(narrow, row),
    ...between(time, narrow),
    ...(urgency ?? promised(narrow)),
    ...(after ? [Prisma.sql`${place} < (${after.at}, ${after.id}::uuid)`] : []),
  ];
  return parts.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(parts, ' AND ')}`;
}

function dueTask({ urgency, now, soon }: Narrowing): Prisma.Sql[] {
  if (urgency === 'overdue') return [Prisma.sql`t."dueAt" < ${now}`];
  if (urgency === 'soon') return [Prisma.sql`t."dueAt" BETWEEN ${now} AND ${soon}`];
  return urgency === 'urged' ? [Prisma.sql`r."state"->>'urgedAt' IS NOT NULL`] : [];
}

export interface Counts {
  readonly todo: number;
  readonly cc: number;
  readonly drafts: number;
  readonly notifications: number;
}

/** Numbers for badges: open tasks (of those to claim a thousand at most), unread copies, drafts, unread messages. */
export async function count(
  db: DatabaseClient,
  userId: string,
  principals: readonly Principal[] = [],
): Promise<Counts> {
  const ofOne = (one: Principal) => {
    const own = one.userId === userId;
    const joins = own ? Prisma.empty : Prisma.sql`JOIN "Instance" i ON i."id" = t."instanceId"`;
    const bounds = own ? Prisma.empty : asDeputy(one, userId);
    return Prisma.sql`
      SELECT t."id" FROM "Task" t ${joins}
        WHERE t."assigneeId" = ${one.userId}::uuid AND t."status" = 'OPEN' ${bounds}
      UNION ALL (SELECT t."id" FROM "TaskCandidate" c ${CLAIMABLE} ${joins}
        WHERE c."userId" = ${one.userId}::uuid ${bounds} LIMIT 1000)`;
  };
  const ways = Prisma.join([{ userId, itemKeys: [] }, ...principals].map(ofOne), ' UNION ALL ');
  // Only somebody's deputy can find one task on two ways.
  const number = principals.length > 0 ? Prisma.sql`count(DISTINCT "id")` : Prisma.sql`count(*)`;
  const rows = await db.$queryRaw<Counts[]>`
    SELECT
      (SELECT ${number} FROM (${ways}) "open")::int AS "todo",
      (SELECT count(*) FROM "Participant" p
        WHERE p."userId" = ${userId}::uuid AND p."relation" = 'cc' AND p."readAt" IS NULL)::int AS "cc",
      (SELECT count(*) FROM "Draft" d WHERE d."userId" = ${userId}::uuid)::int AS "drafts",
      (SELECT count(*) FROM "Notification" n
        WHERE n."userId" = ${userId}::uuid AND n."readAt" IS NULL)::int AS "notifications"`;
  return rows[0] ?? { todo: 0, cc: 0, drafts: 0, notifications: 0 };
}

/** A task in any state, also of a closed round. */
export function find(db: DatabaseClient, id: string) {
  return db.task.findUnique({
    where: { id },
    include: { candidates: { select: { userId: true } }, round: { select: { state: true, openedAt: true } } },
  });
}
export type StoredTask = NonNullable<Awaited<ReturnType<typeof find>>>;
