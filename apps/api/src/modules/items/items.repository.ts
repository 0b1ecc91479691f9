import type { DatabaseClient } from '@flowhall/db';
import type { AudienceFacts } from '@flowhall/items';

/** Items that are open, each with its current version, in the order of the service hall. */
export async function findOpen(db: DatabaseClient) {
  const items = await db.item.findMany({
    where: { enabled: true, currentDefinitionId: { not: null } },
    orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }],
    select: { key: true, currentDefinitionId: true },
  });
  return items.flatMap(({ key, currentDefinitionId }) =>
    currentDefinitionId ? [{ key, definitionId: currentDefinitionId }] : [],
  );
}

export function findItem(db: DatabaseClient, key: string) {
  return db.item.findUnique({ where: { key }, select: { key: true, enabled: true, currentDefinitionId: true } });
}

export interface PersonFacts extends AudienceFacts {
  /** Items that the person may start whatever their audience; `*` is all. */
  readonly startable: readonly string[];
}

/** What audience rules look at: roles, posts, departments with everything above them. */
export async function findAudienceFacts(db: DatabaseClient, userId: string): Promise<PersonFacts> {
  const rows = await db.$queryRaw<PersonFacts[]>`
    WITH RECURSIVE "above" AS (
      SELECT d."id", d."key", d."parentId" FROM "Department" d
        JOIN "Membership" m ON m."departmentId" = d."id" WHERE m."userId" = ${userId}::uuid
      UNION
      SELECT d."id", d."key", d."parentId" FROM "Department" d JOIN "above" a ON a."parentId" = d."id"
    )
    SELECT
      ARRAY(SELECT r."key" FROM "Role" r JOIN "UserRole" ur ON ur."roleId" = r."id"
        WHERE ur."userId" = ${userId}::uuid
        UNION SELECT g."key" FROM "Group" g JOIN "GroupMember" gm ON gm."groupId" = g."id"
        WHERE gm."userId" = ${userId}::uuid AND g."closedAt" IS NULL) AS "roles",
      ARRAY(SELECT DISTINCT p."key" FROM "Post" p JOIN "Membership" m ON m."postId" = p."id"
        WHERE m."userId" = ${userId}::uuid) AS "posts",
      ARRAY(SELECT DISTINCT coalesce(k."key", '*') FROM "UserRole" ur
          JOIN "Role" r ON r."id" = ur."roleId" AND 'items.start' = ANY(r."permissions")
          LEFT JOIN LATERAL unnest(ur."itemKeys") AS k("key") ON true
        WHERE ur."userId" = ${userId}::uuid AND ur."departmentIds" = '{}') AS "startable",
      (SELECT u."visitorOf" FROM "User" u WHERE u."id" = ${userId}::uuid) AS "visitorOf",
      ARRAY(SELECT "key" FROM "above") AS "departments"`;
  return rows[0] ?? { roles: [], posts: [], departments: [], startable: [] };
}

/** When a person last applied for each item, and which ones are favourites. */
export async function findHabits(db: DatabaseClient, userId: string) {
  const rows = await db.$queryRaw<{ key: string; lastUsedAt: Date | null; favourite: boolean }[]>`
    SELECT i."key",
      (SELECT max(n."createdAt") FROM "Instance" n
        WHERE n."initiatorId" = ${userId}::uuid AND n."itemKey" = i."key") AS "lastUsedAt",
      EXISTS (SELECT 1 FROM "Favourite" f WHERE f."userId" = ${userId}::uuid AND f."itemKey" = i."key") AS "favourite"
    FROM "Item" i WHERE i."enabled"`;
  return new Map(rows.map((row) => [row.key, row]));
}

/** Names of departments by key. */
export async function findDepartmentNames(db: DatabaseClient, keys: readonly string[]) {
  const rows = await db.department.findMany({
    where: { key: { in: [...new Set(keys)] } },
    select: { key: true, name: true, nameEn: true },
  });
  return new Map(rows.map((row) => [row.key, { zh: row.name, en: row.nameEn }]));
}

export async function addFavourite(db: DatabaseClient, userId: string, itemKey: string): Promise<void> {
  await db.favourite.createMany({ data: [{ userId, itemKey }], skipDuplicates: true });
}

export async function removeFavourite(db: DatabaseClient, userId: string, itemKey: string): Promise<void> {
  await db.favourite.deleteMany({ where: { userId, itemKey } });
}

interface AudienceRow {
  readonly name: string;
  readonly nameEn: string;
  readonly department: string | null;
  readonly departmentEn: string | null;
  readonly total: number;
}

export interface AudienceFilter {
  readonly everyone?: boolean;
  readonly public?: boolean;
  readonly roles?: readonly string[];
  readonly posts?: readonly string[];
  readonly departments?: readonly string[];
}

/** The first people whom an audience rule lets in, each with the number of all: the rule of `isInAudience` over everybody. */
export async function findAudience(db: DatabaseClient, rule: AudienceFilter): Promise<AudienceRow[]> {
  const all = rule.everyone === true || rule.public === true;
  const [roles, posts, departments] = [[...(rule.roles ?? [])], [...(rule.posts ?? [])], [...(rule.departments ?? [])]];
  return db.$queryRaw<AudienceRow[]>`
    WITH RECURSIVE "below" AS (
      SELECT d."id" FROM "Department" d WHERE d."key" = ANY(${departments}::text[])
      UNION
      SELECT d."id" FROM "Department" d JOIN "below" b ON d."parentId" = b."id"
    )
    SELECT u."name", u."nameEn", d."name" AS "department", d."nameEn" AS "departmentEn",
      (count(*) OVER ())::int AS "total"
    FROM "User" u
    LEFT JOIN "Membership" main ON main."userId" = u."id" AND main."main"
    LEFT JOIN "Department" d ON d."id" = main."departmentId"
    WHERE u."status"::text = 'ACTIVE' AND u."visitorOf" IS NULL AND (
      ${all}
      OR EXISTS (SELECT 1 FROM "UserRole" ur JOIN "Role" r ON r."id" = ur."roleId"
        WHERE ur."userId" = u."id" AND r."key" = ANY(${roles}::text[]))
      OR EXISTS (SELECT 1 FROM "GroupMember" gm JOIN "Group" g ON g."id" = gm."groupId"
        WHERE gm."userId" = u."id" AND g."key" = ANY(${roles}::text[]) AND g."closedAt" IS NULL)
      OR EXISTS (SELECT 1 FROM "Membership" m JOIN "Post" p ON p."id" = m."postId"
        WHERE m."userId" = u."id" AND p."key" = ANY(${posts}::text[]))
      OR EXISTS (SELECT 1 FROM "Membership" m JOIN "below" b ON b."id" = m."departmentId" WHERE m."userId" = u."id")
    )
    ORDER BY u."username" LIMIT 8`;
}
