import type { DatabaseClient, Prisma, Transaction } from '@flowhall/db';
import type { Place } from '../../lib/cursor.ts';

const MANAGE: string = 'roles.manage';

const roleColumns = {
  ...{ id: true, key: true, name: true, nameEn: true, permissions: true },
  _count: { select: { users: true } },
} satisfies Prisma.RoleSelect;

export const findRoles = (db: DatabaseClient) => db.role.findMany({ select: roleColumns, orderBy: { key: 'asc' } });
export type RoleRow = Awaited<ReturnType<typeof findRoles>>[number];

export const findRole = (db: DatabaseClient, id: string) => db.role.findUnique({ where: { id }, select: roleColumns });

/** Changes of roles and grants follow one another: two administrators must not remove each other at once. */
export async function lockRights(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('rights', 0))::text`;
}

export interface RoleData {
  readonly name: string;
  readonly nameEn: string;
  readonly permissions: string[];
}

/** Null when the key is taken. */
export async function insertRole(tx: Transaction, data: RoleData & { readonly key: string }): Promise<RoleRow | null> {
  const [row] = await tx.role.createManyAndReturn({ data: [data], skipDuplicates: true, select: { id: true } });
  return row ? findRole(tx, row.id) : null;
}

export const updateRole = (tx: Transaction, id: string, data: RoleData): Promise<RoleRow> =>
  tx.role.update({ where: { id }, data, select: roleColumns });

export async function deleteRole(tx: Transaction, id: string): Promise<void> {
  await tx.role.delete({ where: { id }, select: { id: true } });
}

/** People with accounts of their own who may manage roles everywhere. */
export async function countAdministrators(tx: Transaction): Promise<number> {
  return tx.user.count({
    where: {
      status: 'ACTIVE',
      visitorOf: null,
      roles: {
        some: {
          departmentIds: { isEmpty: true },
          itemKeys: { isEmpty: true },
          role: { permissions: { has: MANAGE } },
        },
      },
    },
  });
}

const person = {
  ...{ id: true, name: true, nameEn: true, status: true },
  memberships: {
    select: {
      department: { select: { name: true, nameEn: true } },
      post: { select: { name: true, nameEn: true } },
    },
    orderBy: [{ main: 'desc' }, { id: 'asc' }],
    take: 1,
  },
} as const satisfies Prisma.UserSelect;

const grantColumns = {
  ...{ id: true, userId: true, departmentIds: true, itemKeys: true, grantedAt: true, grantedById: true },
  user: { select: person },
  role: { select: { id: true, name: true, nameEn: true, permissions: true } },
} as const satisfies Prisma.UserRoleSelect;

export interface GrantFilter {
  readonly userId?: string;
  readonly roleId?: string;
  readonly after?: Place;
  readonly limit: number;
}

/** One page of grants to people with accounts of their own, newest first, and one more when there is a next page. */
export function findGrants(db: DatabaseClient, { userId, roleId, after, limit }: GrantFilter) {
  return db.userRole.findMany({
    where: {
      ...(userId && { userId }),
      ...(roleId && { roleId }),
      ...(after && { OR: [{ grantedAt: { lt: after.at } }, { grantedAt: after.at, id: { lt: after.id } }] }),
    },
    select: grantColumns,
    orderBy: [{ grantedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
}
export type GrantRow = Awaited<ReturnType<typeof findGrants>>[number];

const place = (userId: string, roleId: string) => ({ userId_roleId: { userId, roleId } });

export const findGrant = (db: DatabaseClient, userId: string, roleId: string) =>
  db.userRole.findUnique({ where: place(userId, roleId), select: grantColumns });

export interface Scope {
  readonly departmentIds: string[];
  readonly itemKeys: string[];
}

export const putGrant = (
  tx: Transaction,
  { userId, roleId, by, at, ...scope }: Scope & { userId: string; roleId: string; by: string; at: Date },
): Promise<GrantRow> =>
  tx.userRole.upsert({
    where: place(userId, roleId),
    create: { userId, roleId, ...scope, grantedById: by, grantedAt: at },
    update: { ...scope, grantedById: by, grantedAt: at },
    select: grantColumns,
  });

/** False when the person does not have the role. */
export async function removeGrant(tx: Transaction, userId: string, roleId: string): Promise<boolean> {
  return (await tx.userRole.deleteMany({ where: { userId, roleId } })).count > 0;
}

export const findPerson = (db: DatabaseClient, id: string) =>
  db.user.findFirst({ where: { id, visitorOf: null }, select: person });
export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** Names of what grants are narrowed to, and of who gave them. */
export async function findNames(db: DatabaseClient, grants: readonly GrantRow[]) {
  const departments = await db.department.findMany({
    where: { id: { in: grants.flatMap((one) => one.departmentIds) } },
    select: { id: true, name: true, nameEn: true },
  });
  const items = await db.item.findMany({
    where: { key: { in: grants.flatMap((one) => one.itemKeys) } },
    select: { key: true, currentDefinition: { select: { manifest: true } } },
  });
  const people = await db.user.findMany({
    where: { id: { in: grants.flatMap((one) => one.grantedById ?? []) } },
    select: { id: true, name: true, nameEn: true },
  });
  return { departments, items, people };
}

/** How many of these departments and items exist. */
export async function countKnown(db: DatabaseClient, { departmentIds, itemKeys }: Scope): Promise<number> {
  const departments = await db.department.count({ where: { id: { in: departmentIds } } });
  return departments + (await db.item.count({ where: { key: { in: itemKeys } } }));
}

/** Sessions of a person that have not ended. */
export const findSessionIds = async (db: DatabaseClient, userId: string): Promise<string[]> =>
  (await db.session.findMany({ where: { userId, endedAt: null }, select: { id: true } })).map(({ id }) => id);
