import type { Department, HeldPost, OrganisationDirectory, Person } from '@flowhall/approval';
import { type DatabaseClient, Prisma } from '@flowhall/db';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { batch } from '../lib/batch.ts';
import { isUuid } from '../lib/uuid.ts';
import { createDepartmentTree, type DepartmentTree, SEEN_AFTER_MS } from './department-tree.ts';

/** A person as the database answers, also within JSON. */
export interface PersonRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly status: string;
  readonly visitorOf: string | null;
  readonly departmentId: string | null;
  readonly department: string | null;
  readonly departmentEn: string | null;
  readonly post: string | null;
  readonly postEn: string | null;
}

/** A user with the main membership, or the first one where none is marked as main. */
const people = Prisma.sql`
  SELECT u."id", u."username", u."name", u."nameEn", u."status"::text AS "status", u."visitorOf",
    m."departmentId", d."name" AS "department", d."nameEn" AS "departmentEn", p."name" AS "post", p."nameEn" AS "postEn"
  FROM "User" u
  LEFT JOIN LATERAL (
    SELECT "departmentId", "postId" FROM "Membership" WHERE "userId" = u."id" ORDER BY "main" DESC, "id" LIMIT 1
  ) m ON true
  LEFT JOIN "Department" d ON d."id" = m."departmentId"
  LEFT JOIN "Post" p ON p."id" = m."postId"`;

/** The row of the person with an id, as JSON within another statement. */
export const personRow = (id: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT to_jsonb(person) FROM (${people} WHERE u."id" = ${id}) person)`;

/** The port of the approval rules; besides, it can be told what was read elsewhere. */
export interface Directory extends OrganisationDirectory {
  know(person: Person): void;
  /** A department and everything below it; an unknown one alone. */
  departmentsBelow(id: string): Promise<readonly string[]>;
}

interface PostQuery {
  readonly postKey: string;
  readonly departmentId: string | null;
}

/** What a process remembers of the organisation: actions ask the same again and again, and answers hardly ever change. */
export interface Organisation {
  readonly departments: DepartmentTree;
  /** Answers by question. */
  readonly answers: LRUCache<string, readonly Person[]>;
}

/** People in all answers together, some of them many times. */
const MAX_PEOPLE = 100_000;

/** Changes of the organisation are seen `SEEN_AFTER_MS` late at most. */
export const createOrganisation = (clock: Clock): Organisation => ({
  departments: createDepartmentTree(clock),
  answers: new LRUCache({
    maxSize: MAX_PEOPLE,
    sizeCalculation: (answer) => answer.length + 1,
    ttl: SEEN_AFTER_MS,
    perf: { now: () => clock().getTime() },
  }),
});

/**
 * The organisation as it was some seconds ago at most. Questions that are asked at the same time become one query, and
 * nobody is read twice: make one per action.
 */
export function createDirectory(db: DatabaseClient, { departments, answers }: Organisation): Directory {
  const query = async (condition: Prisma.Sql): Promise<Person[]> => {
    const rows = await db.$queryRaw<PersonRow[]>`${people} WHERE ${condition} ORDER BY u."username"`;
    return rows.map(toPerson);
  };
  const remembered = async (question: readonly unknown[], ask: () => Promise<readonly Person[]>): Promise<Person[]> => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known) return [...known];
    const found = await ask();
    answers.set(key, found);
    return [...found];
  };
  const byId = batch(async (ids: readonly string[]) => {
    const found = await query(Prisma.sql`u."id" = ANY(${ids.filter(isUuid)}::uuid[])`);
    return new Map(found.map((person) => [person.id, person]));
  });
  const findPerson = (id: string): Promise<Person[]> =>
    remembered(['id', id], async () => {
      const person = await byId.find(id);
      return person ? [person] : [];
    });
  const holders = batch(async (keys: readonly string[]) => {
    const found = await findHolders(
      db,
      keys.map((key): PostQuery => JSON.parse(key)),
    );
    return new Map(keys.map((key, index) => [key, found[index] ?? []]));
  });
  const peopleByIds = async (ids: readonly string[]): Promise<Person[]> => {
    const found = await Promise.all([...new Set(ids)].map(findPerson));
    return found.flat().sort(byUsername);
  };
  return {
    know: (person) => void answers.set(JSON.stringify(['id', person.id]), [person]),
    peopleByIds,
    peopleByUsernames: (usernames) => query(Prisma.sql`u."username" = ANY(${[...usernames]})`),
    peopleByRole: (roleKey) =>
      remembered(['role', roleKey], () =>
        query(Prisma.sql`(EXISTS (SELECT 1 FROM "UserRole" ur JOIN "Role" r ON r."id" = ur."roleId"
          WHERE ur."userId" = u."id" AND r."key" = ${roleKey})
          OR EXISTS (SELECT 1 FROM "GroupMember" gm JOIN "Group" g ON g."id" = gm."groupId"
            WHERE gm."userId" = u."id" AND g."key" = ${roleKey} AND g."closedAt" IS NULL))`),
      ),
    async peopleByPost(postKey, departmentId) {
      if (departmentId !== null && !isUuid(departmentId)) return [];
      const wanted: PostQuery = { postKey, departmentId };
      return remembered(
        ['post', postKey, departmentId],
        async () => (await holders.find(JSON.stringify(wanted))) ?? [],
      );
    },
    postsOf: async (personId) => (isUuid(personId) ? findPosts(db, personId) : []),
    async members(departmentId, subtree) {
      if (!isUuid(departmentId)) return [];
      const tree = await departments(db);
      const ids = subtree ? tree.below(departmentId) : [departmentId];
      return remembered(['members', departmentId, subtree], () =>
        query(Prisma.sql`EXISTS (SELECT 1 FROM "Membership" o
          WHERE o."userId" = u."id" AND o."departmentId" = ANY(${ids}::uuid[]))`),
      );
    },
    department: async (id) => (await departments(db)).byId(id),
    departmentsBelow: async (id) => (await departments(db)).below(id),
    departmentByKey: async (key) => (await departments(db)).byKey(key),
    ancestors: async (id): Promise<Department[]> => (await departments(db)).above(id),
    administrators: () =>
      query(Prisma.sql`EXISTS (SELECT 1 FROM "UserRole" ur JOIN "Role" r ON r."id" = ur."roleId"
        WHERE ur."userId" = u."id" AND 'instances.operate' = ANY(r."permissions"))`),
  };
}

async function findPosts(db: DatabaseClient, personId: string): Promise<HeldPost[]> {
  const rows = await db.membership.findMany({
    where: { userId: personId },
    orderBy: [{ main: 'desc' }, { id: 'asc' }],
    select: { departmentId: true, post: { select: { key: true, name: true, nameEn: true } } },
  });
  return rows.map(({ departmentId, post }) => ({
    departmentId,
    postKey: post?.key ?? null,
    post: named(post?.name ?? null, post?.nameEn ?? null),
  }));
}

/** Those who hold each of some posts in each of some departments. */
async function findHolders(db: DatabaseClient, wanted: readonly PostQuery[]): Promise<Person[][]> {
  const rows = await db.$queryRaw<(PersonRow & { index: number })[]>`
    SELECT person.*, (w."index" - 1)::int AS "index"
    FROM jsonb_array_elements(${JSON.stringify(wanted)}::jsonb) WITH ORDINALITY AS w("query", "index")
    CROSS JOIN LATERAL (${people} WHERE u."id" IN (
      SELECT o."userId" FROM "Membership" o JOIN "Post" held ON held."id" = o."postId"
      WHERE held."key" = w."query"->>'postKey'
        AND (w."query"->>'departmentId' IS NULL OR o."departmentId" = (w."query"->>'departmentId')::uuid)
    )) person
    ORDER BY person."username"`;
  return wanted.map((_one, index) => rows.filter((row) => row.index === index).map(toPerson));
}

const byUsername = (one: Person, other: Person): number => (one.username < other.username ? -1 : 1);

export const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  username: row.username,
  name: { zh: row.name, en: row.nameEn ?? row.name },
  departmentId: row.departmentId,
  department: named(row.department, row.departmentEn),
  post: named(row.post, row.postEn),
  active: row.status === 'ACTIVE',
  ...(row.visitorOf !== null && { visitor: true }),
});

const named = (zh: string | null, en: string | null) => (zh === null ? null : { zh, en: en ?? zh });
