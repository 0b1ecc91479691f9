import type { DatabaseClient, Prisma } from '@flowhall/db';

/** All departments in sort order, and how many active people have each as their main one. */
export async function findDepartments(client: DatabaseClient) {
  const departments = await client.department.findMany({ orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }] });
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

export const findRoles = (client: DatabaseClient) => client.role.findMany({ select: named, orderBy: { key: 'asc' } });

export const findPosts = (client: DatabaseClient) =>
  client.post.findMany({ select: named, orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }] });

export interface UserFilter {
  /** Part of a name or beginning of a user name. */
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
  const pattern = text && literally(text);
  return {
    status: 'ACTIVE',
    visitorOf: null,
    ...(Object.keys(membership).length > 0 && { memberships: { some: membership } }),
    ...(pattern && {
      OR: [
        { name: { contains: pattern } },
        { nameEn: { contains: pattern, mode: 'insensitive' } },
        { username: { startsWith: pattern, mode: 'insensitive' } },
      ],
    }),
  };
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
