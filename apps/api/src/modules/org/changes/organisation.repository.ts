import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';
import {
  type GroupState,
  type MembershipState,
  type OrganisationState,
  type PersonState,
  type PostState,
  tidyMemberships,
  type UnitState,
} from './organisation.ts';

/** Number of the advisory lock under which the organisation is changed. */
const LOCK = 4_821_207;

/** Changes of the organisation follow one another: each sees what the one before has done. */
export const lockOrganisation = (tx: Transaction) =>
  tx.$queryRaw`SELECT 1 AS "locked" FROM pg_advisory_xact_lock(${LOCK})`;

const among = (column: string, ids: readonly string[] | undefined): Prisma.Sql =>
  ids === undefined ? Prisma.sql`true` : Prisma.sql`${Prisma.raw(column)} = ANY(${[...ids]}::uuid[])`;

export const findUnitStates = (db: DatabaseClient, ids?: readonly string[]): Promise<UnitState[]> =>
  db.$queryRaw<UnitState[]>`
    SELECT d."id", d."key", d."name", d."nameEn", d."kind", d."parentId", d."sortOrder", d."source", d."externalId",
      d."closedAt" IS NOT NULL AS "closed"
    FROM "Department" d WHERE ${among('d."id"', ids)} ORDER BY d."sortOrder", d."key"`;

/** People, without visitors of public services. */
export async function findPersonStates(db: DatabaseClient, ids?: readonly string[]): Promise<PersonState[]> {
  const rows = await db.$queryRaw<(Omit<PersonState, 'memberships'> & { memberships: MembershipState[] })[]>`
    SELECT u."id", u."username", u."name", u."nameEn", u."email", u."phone", u."phoneKey", u."source", u."externalId",
      to_char(u."validUntil", 'YYYY-MM-DD') AS "validUntil", u."status"::text = 'CLOSED' AS "closed",
      COALESCE(m."rows", '[]') AS "memberships"
    FROM "User" u LEFT JOIN (
      SELECT m."userId", jsonb_agg(jsonb_build_object('unitId', m."departmentId", 'postId', m."postId", 'main', m."main")
        ORDER BY m."main" DESC, m."id") AS "rows"
      FROM "Membership" m WHERE ${among('m."userId"', ids)} GROUP BY m."userId"
    ) m ON m."userId" = u."id"
    WHERE u."visitorOf" IS NULL AND ${among('u."id"', ids)} ORDER BY u."username"`;
  return rows.map((row) => ({
    ...row,
    memberships: tidyMemberships(row.memberships),
  }));
}

export async function findGroupStates(db: DatabaseClient, ids?: readonly string[]): Promise<GroupState[]> {
  const rows = await db.$queryRaw<(Omit<GroupState, 'memberIds'> & { memberIds: string[] | null })[]>`
    SELECT g."id", g."key", g."name", g."nameEn", g."source", g."externalId", g."closedAt" IS NOT NULL AS "closed",
      (SELECT array_agg(m."userId"::text ORDER BY m."userId") FROM "GroupMember" m WHERE m."groupId" = g."id")
        AS "memberIds"
    FROM "Group" g WHERE ${among('g."id"', ids)} ORDER BY g."key"`;
  return rows.map((row) => ({ ...row, memberIds: [...(row.memberIds ?? [])].sort() }));
}

export const findPostStates = (db: DatabaseClient): Promise<PostState[]> =>
  db.post.findMany({
    select: { id: true, key: true, name: true, nameEn: true },
    orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }],
  });

/** Everything, for a plan. */
export async function findOrganisation(db: DatabaseClient): Promise<OrganisationState> {
  return {
    units: await findUnitStates(db),
    people: await findPersonStates(db),
    groups: await findGroupStates(db),
    posts: await findPostStates(db),
  };
}

/** Those of these people for whom work waits: tasks of their own, and such as nobody else could claim. */
export async function findBusy(db: DatabaseClient): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT t."assigneeId"::text AS "userId" FROM "Task" t
      WHERE t."status" IN ('OPEN', 'WAITING') AND t."assigneeId" IS NOT NULL
    UNION
    SELECT min(c."userId"::text) FROM "Task" t JOIN "TaskCandidate" c ON c."taskId" = t."id"
      JOIN "User" u ON u."id" = c."userId" AND u."status" = 'ACTIVE'
      WHERE t."status" IN ('OPEN', 'WAITING') AND t."assigneeId" IS NULL
      GROUP BY t."id" HAVING count(*) = 1`;
  return new Set(rows.map((row) => row.userId));
}
