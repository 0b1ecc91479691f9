import { DEPUTY_HEAD_POST_KEY, HEAD_POST_KEY } from '@flowhall/contracts';
import { type DatabaseClient, Prisma } from '@flowhall/db';
import { gramsOfWord, searchWords } from '../../lib/search-text.ts';

export interface UnitListRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string | null;
  readonly parentId: string | null;
  readonly units: number;
  readonly people: number;
  readonly closed: boolean;
  readonly version: number;
}

const unitColumns = Prisma.sql`d."id", d."key", d."name", d."nameEn", d."kind", d."parentId", d."version",
  d."closedAt" IS NOT NULL AS "closed",
  (SELECT count(*)::int FROM "Department" c WHERE c."parentId" = d."id" AND c."closedAt" IS NULL) AS "units",
  (SELECT count(*)::int FROM "Membership" m JOIN "User" u ON u."id" = m."userId" AND u."status" = 'ACTIVE'
    WHERE m."departmentId" = d."id" AND m."main") AS "people"`;

/** LIKE's wildcards are letters in a name. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

export interface UnitsFilter {
  readonly parentId?: string;
  readonly q?: string;
  readonly closed?: boolean;
}

/** Units below another one (or at the top), or such as a search finds. */
export function findUnits(db: DatabaseClient, { parentId, q, closed = false }: UnitsFilter): Promise<UnitListRow[]> {
  const words = q?.trim().toLowerCase();
  const pattern = words ? `%${literally(words)}%` : null;
  const place = parentId
    ? Prisma.sql`d."parentId" = ${parentId}::uuid`
    : Prisma.sql`(d."parentId" IS NULL OR EXISTS (SELECT 1 FROM "Department" p
        WHERE p."id" = d."parentId" AND p."closedAt" IS NOT NULL AND d."closedAt" IS NULL))`;
  const where = pattern
    ? Prisma.sql`(lower(d."name") LIKE ${pattern} OR lower(d."nameEn") LIKE ${pattern} OR lower(d."key") LIKE ${pattern})`
    : closed
      ? Prisma.sql`true`
      : place;
  return db.$queryRaw`SELECT ${unitColumns} FROM "Department" d
    WHERE ${where} AND (d."closedAt" IS NOT NULL) = ${closed} ORDER BY d."sortOrder", d."key" LIMIT ${pattern ? 50 : 2000}`;
}

export async function findUnit(db: DatabaseClient, id: string) {
  const [row] = await db.$queryRaw<
    (UnitListRow & { sortOrder: number; source: string; closedAt: Date | null; openApplications: number })[]
  >`SELECT ${unitColumns}, d."sortOrder", d."source", d."closedAt",
      (SELECT count(*)::int FROM "Instance" i WHERE i."departmentId" = d."id" AND i."status" IN ('RUNNING', 'INCIDENT'))
        AS "openApplications"
    FROM "Department" d WHERE d."id" = ${id}::uuid`;
  return row;
}

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Units above, from the top down. */
export const findPath = (db: DatabaseClient, id: string): Promise<NamedUnit[]> =>
  db.$queryRaw<NamedUnit[]>`
    WITH RECURSIVE "above" AS (
      SELECT d."id", d."name", d."nameEn", d."parentId", 0 AS "level" FROM "Department" d WHERE d."id" = ${id}::uuid
      UNION ALL
      SELECT d."id", d."name", d."nameEn", d."parentId", a."level" + 1 FROM "Department" d
        JOIN "above" a ON a."parentId" = d."id" WHERE a."level" < 50
    )
    SELECT "id", "name", "nameEn" FROM "above" WHERE "level" > 0 ORDER BY "level" DESC`;

/** Active heads and deputy heads of a unit. */
export const findLeaders = (db: DatabaseClient, unitId: string) =>
  db.membership.findMany({
    where: {
      departmentId: unitId,
      user: { status: 'ACTIVE' },
      post: { key: { in: [HEAD_POST_KEY, DEPUTY_HEAD_POST_KEY] } },
    },
    orderBy: { user: { username: 'asc' } },
    select: {
      post: { select: { key: true, name: true, nameEn: true } },
      department: { select: { name: true, nameEn: true } },
      user: { select: { id: true, name: true, nameEn: true } },
    },
  });

export interface PeopleFilter {
  readonly q?: string;
  readonly unitId?: string;
  readonly deep?: boolean;
  readonly post?: string;
  readonly groupId?: string;
  readonly state?: 'active' | 'visiting' | 'closed';
}

async function conditions(db: DatabaseClient, filter: PeopleFilter): Promise<Prisma.UserWhereInput> {
  const { q, unitId, deep, post, groupId, state = 'active' } = filter;
  const units = unitId && (deep ? await findBelow(db, unitId) : [unitId]);
  const membership = { ...(units && { departmentId: { in: units } }), ...(post && { post: { key: post } }) };
  return {
    visitorOf: null,
    status: state === 'closed' ? 'CLOSED' : 'ACTIVE',
    ...(state === 'visiting' && { validUntil: { not: null } }),
    ...(Object.keys(membership).length > 0 && { memberships: { some: membership } }),
    ...(groupId && { groups: { some: { groupId } } }),
    AND: searchWords(q ?? '').map((word) => {
      const grams = gramsOfWord(word);
      return {
        searchText: { contains: literally(word) },
        ...(grams.length > 0 && { searchGrams: { hasEvery: grams } }),
      };
    }),
  };
}

/** A unit and everything below it. */
export async function findBelow(db: DatabaseClient, id: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE "below" AS (
      SELECT ${id}::uuid AS "id"
      UNION
      SELECT d."id" FROM "Department" d JOIN "below" b ON d."parentId" = b."id"
    )
    SELECT "id"::text FROM "below"`;
  return rows.map((row) => row.id);
}

const named = { select: { name: true, nameEn: true } } as const;
const personColumns = {
  ...{
    id: true,
    username: true,
    name: true,
    nameEn: true,
    source: true,
    validUntil: true,
    status: true,
    version: true,
  },
  memberships: {
    select: { main: true, departmentId: true, department: named, post: { select: { key: true, ...named.select } } },
    orderBy: [{ main: 'desc' }, { id: 'asc' }],
  },
} as const satisfies Prisma.UserSelect;

/** People in the order of their user names, after `after`. */
export async function findPeople(db: DatabaseClient, filter: PeopleFilter, after: string | undefined, limit: number) {
  const where = await conditions(db, filter);
  return db.user.findMany({
    where: { ...where, ...(after !== undefined && { username: { gt: after } }) },
    select: personColumns,
    orderBy: { username: 'asc' },
    take: limit,
  });
}
export type PersonListRow = Awaited<ReturnType<typeof findPeople>>[number];

/** How many there are; counting stops at a limit. */
export async function countPeople(db: DatabaseClient, filter: PeopleFilter): Promise<number> {
  return db.user.count({ where: await conditions(db, filter) });
}

export const findPerson = (db: DatabaseClient, id: string) =>
  db.user.findFirst({
    where: { id, visitorOf: null },
    select: {
      ...personColumns,
      ...{ email: true, phone: true, closedAt: true, passwordHash: true },
      groups: { where: { group: { closedAt: null } }, select: { group: { select: { id: true, ...named.select } } } },
      roles: { select: { role: named } },
      linkedIdentities: { select: { lastUsedAt: true, provider: named } },
      sessions: {
        orderBy: { rotatedAt: 'desc' },
        take: 50,
        select: { rotatedAt: true, endedAt: true, expiresAt: true },
      },
    },
  });
export type PersonDetailRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

export const findGroups = (db: DatabaseClient, id?: string) =>
  db.group.findMany({
    where: id ? { id } : {},
    orderBy: { key: 'asc' },
    include: { _count: { select: { members: { where: { user: { status: 'ACTIVE' } } } } } },
  });
export type GroupListRow = Awaited<ReturnType<typeof findGroups>>[number];

export interface TreeRow extends NamedUnit {
  readonly key: string;
  readonly parentId: string | null;
  readonly departments: number;
}

/** Open departments directly below any of these, and the topmost with null among them. */
export const findChildren = (db: DatabaseClient, parents: readonly (string | null)[]): Promise<TreeRow[]> =>
  db.$queryRaw<TreeRow[]>`
    SELECT d."id", d."key", d."name", d."nameEn", d."parentId",
      (SELECT count(*)::int FROM "Department" c WHERE c."parentId" = d."id" AND c."closedAt" IS NULL) AS "departments"
    FROM "Department" d
    WHERE d."closedAt" IS NULL AND (d."parentId" = ANY(${parents.filter((one) => one !== null)}::uuid[])
      OR (${parents.includes(null)} AND d."parentId" IS NULL))
    ORDER BY d."sortOrder", d."key"`;
