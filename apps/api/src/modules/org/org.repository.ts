import type { DatabaseClient, Prisma } from '@flowhall/db';
import { gramsOfWord, searchWords } from '../../lib/search-text.ts';
import { personSearch } from './person-search.ts';

/** All departments that are not closed, in sort order, and how many active people have each as their main one. */
export async function findDepartments(client: DatabaseClient) {
  const departments = await client.department.findMany({
    where: { closedAt: null },
    orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }],
  });
  const counts = await client.membership.groupBy({
    by: ['departmentId'],
    where: { main: true, user: { status: 'ACTIVE' } },
    _count: true,
  });
  const people = new Map(counts.map((row) => [row.departmentId, row._count]));
  return departments.map((department) => ({ ...department, people: people.get(department.id) ?? 0 }));
}

export type DepartmentRow = Awaited<ReturnType<typeof findDepartments>>[number];

const named = { key: true, name: true, nameEn: true } as const;

/** Roles, and groups, which stand wherever a role finds people. */
export async function findRoles(client: DatabaseClient) {
  const [roles, groups] = await Promise.all([
    client.role.findMany({ select: named }),
    client.group.findMany({ where: { closedAt: null }, select: named }),
  ]);
  return [...roles, ...groups].sort((one, other) => (one.key < other.key ? -1 : 1));
}

export const findPosts = (client: DatabaseClient) =>
  client.post.findMany({ select: named, orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }] });

export interface UserFilter {
  /** Words, each part of a name, its pinyin or initials, or of a user name. */
  text?: string;
  departmentIds?: readonly string[];
  postKey?: string;
  /** Exactly these, also closed accounts. */
  ids?: readonly string[];
  usernames?: readonly string[];
}

/** LIKE's wildcards are letters in a name. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

function condition({ text, departmentIds, postKey, ids, usernames }: UserFilter): Prisma.UserWhereInput {
  if (ids) return { id: { in: [...ids] } };
  if (usernames) return { username: { in: [...usernames] }, visitorOf: null };
  const membership = {
    ...(departmentIds && { departmentId: { in: [...departmentIds] } }),
    ...(postKey && { post: { key: postKey } }),
  };
  return {
    status: 'ACTIVE',
    visitorOf: null,
    ...(Object.keys(membership).length > 0 && { memberships: { some: membership } }),
    ...(text && { AND: searchWords(text).map(wordCondition) }),
  };
}

/** The index leads to the few people who have all pairs of characters of a word; these are compared with it. */
function wordCondition(word: string): Prisma.UserWhereInput {
  const grams = gramsOfWord(word);
  return {
    searchText: { contains: literally(word) },
    ...(grams.length > 0 && { searchGrams: { hasEvery: grams } }),
  };
}

/** Works out what people are found by where that is missing, some at a time. @returns how many there were */
export async function indexPeople(client: DatabaseClient, limit: number): Promise<number> {
  const people = await client.user.findMany({
    where: { searchText: null, visitorOf: null },
    select: { id: true, name: true, nameEn: true, username: true },
    take: limit,
  });
  const rows = people.map(({ id, ...person }) => ({ id, ...personSearch(person) }));
  if (rows.length > 0) {
    await client.$executeRaw`
      UPDATE "User" u SET "searchText" = r."text", "searchGrams" = ARRAY(SELECT jsonb_array_elements_text(r."grams"))
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "text" text, "grams" jsonb)
      WHERE u."id" = r."id"`;
  }
  return rows.length;
}

const personFields = {
  id: true,
  username: true,
  name: true,
  nameEn: true,
  memberships: {
    select: {
      department: { select: { name: true, nameEn: true } },
      post: { select: { name: true, nameEn: true } },
    },
    orderBy: [{ main: 'desc' }, { id: 'asc' }],
    take: 1,
  },
} as const satisfies Prisma.UserSelect;

/** People in the order of their user names, after `after`. */
export function findUsers(client: DatabaseClient, filter: UserFilter, after: string | undefined, limit: number) {
  return client.user.findMany({
    where: { AND: [condition(filter), after === undefined ? {} : { username: { gt: after } }] },
    select: personFields,
    orderBy: { username: 'asc' },
    take: limit,
  });
}

export type UserRow = Awaited<ReturnType<typeof findUsers>>[number];
