import type { DatabaseClient, Prisma, Transaction } from '@flowhall/db';
import type { KeptAttributes } from './read-user.ts';

const userFields = {
  ...{ id: true, username: true, name: true, email: true, status: true, externalId: true, source: true, version: true },
  ...{ createdAt: true, updatedAt: true },
  provisioned: { select: { attributes: true, removedAt: true } },
  groups: { where: { group: { closedAt: null } }, select: { group: { select: { id: true, name: true } } } },
} as const satisfies Prisma.UserSelect;

/** People whom clients see: no visitors, and nobody whom they have removed. */
const visible = {
  visitorOf: null,
  OR: [{ provisioned: null }, { provisioned: { removedAt: null } }],
} satisfies Prisma.UserWhereInput;

export async function findUsers(
  db: DatabaseClient,
  where: Prisma.UserWhereInput,
  { skip, take }: { readonly skip: number; readonly take: number },
) {
  const all = { AND: [visible, where] };
  const total = await db.user.count({ where: all });
  if (take === 0) return { total, rows: [] };
  const rows = await db.user.findMany({ where: all, select: userFields, orderBy: { id: 'asc' }, skip, take });
  return { total, rows };
}
export type ScimUserRow = Awaited<ReturnType<typeof findUsers>>['rows'][number];

export const findUser = (db: DatabaseClient, id: string): Promise<ScimUserRow | null> =>
  db.user.findFirst({ where: { AND: [visible, { id }] }, select: userFields });

/** Whoever has a user name, whatever the case of its letters, also closed and removed. */
export const findByUsername = (db: DatabaseClient, username: string) =>
  db.user.findFirst({
    where: { username: { equals: literally(username), mode: 'insensitive' } },
    select: { id: true, visitorOf: true, source: true, provisioned: { select: { removedAt: true } } },
  });

/** Whoever has a name of the client's. */
export const findByExternalId = (db: DatabaseClient, externalId: string) =>
  db.user.findFirst({ where: { source: 'scim', externalId }, select: { id: true } });

export async function keepAttributes(
  tx: Transaction,
  userId: string,
  attributes: KeptAttributes,
  removedAt: Date | null,
): Promise<void> {
  const data = { attributes: { ...attributes }, removedAt };
  await tx.provisionedUser.upsert({ where: { userId }, create: { userId, ...data }, update: data });
}

const groupFields = {
  ...{ id: true, name: true, externalId: true, source: true, version: true },
  members: { select: { userId: true, user: { select: { name: true } } }, orderBy: { userId: 'asc' } },
} as const satisfies Prisma.GroupSelect;

export async function findGroups(
  db: DatabaseClient,
  where: Prisma.GroupWhereInput,
  { skip, take }: { readonly skip: number; readonly take: number },
) {
  const all = { AND: [{ closedAt: null }, where] };
  const total = await db.group.count({ where: all });
  if (take === 0) return { total, rows: [] };
  const rows = await db.group.findMany({ where: all, select: groupFields, orderBy: { id: 'asc' }, skip, take });
  return { total, rows };
}
export type ScimGroupRow = Awaited<ReturnType<typeof findGroups>>['rows'][number];

export const findGroup = (db: DatabaseClient, id: string): Promise<ScimGroupRow | null> =>
  db.group.findFirst({ where: { id, closedAt: null }, select: groupFields });

/** Those of these who are people here. */
export async function findKnown(db: DatabaseClient, ids: readonly string[]): Promise<string[]> {
  const rows = await db.user.findMany({ where: { AND: [visible, { id: { in: [...ids] } }] }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** LIKE's wildcards are letters in a value. */
export const literally = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');
