import type { LinkKind } from '@flowhall/contracts';
import type { DatabaseClient, Prisma, Transaction } from '@flowhall/db';

const OPEN = { status: 'ACTIVE', visitorOf: null } as const;
const OWNER = { id: true, username: true, name: true, nameEn: true, email: true, locale: true } as const;

/** A person with an account, as far as passwords are concerned. */
export function findOwner(client: DatabaseClient, id: string) {
  return client.user.findFirst({ where: { id, ...OPEN }, select: { ...OWNER, passwordHash: true } });
}

/** Ids of the accounts with a local password that go by a name or have that mail address. */
export async function findForReset(client: DatabaseClient, account: string, limit: number): Promise<string[]> {
  const rows = await client.user.findMany({
    where: {
      ...{ ...OPEN, passwordHash: { not: null }, email: { not: null } },
      OR: [{ username: account }, { email: { equals: account, mode: 'insensitive' } }],
    },
    select: { id: true },
    take: limit,
  });
  return rows.map(({ id }) => id);
}

export async function setPassword(tx: Transaction, id: string, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash, passwordChange: false }, select: { id: true } });
}

export async function askForChange(tx: Transaction, id: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordChange: true }, select: { id: true } });
}

/** Permissions of a person with an open account; null when there is none. */
export async function findPermissions(client: DatabaseClient, id: string): Promise<readonly string[] | null> {
  const row = await client.user.findFirst({
    where: { id, ...OPEN },
    select: { roles: { select: { role: { select: { permissions: true } } } } },
  });
  return row?.roles.flatMap(({ role }) => role.permissions) ?? null;
}

export interface NewLink {
  readonly kind: LinkKind;
  readonly userId: string | null;
  readonly tokenHash: Uint8Array<ArrayBuffer>;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Adds a link; those made before for the same account are good for nothing any more. */
export async function addLink(tx: Transaction, link: NewLink): Promise<void> {
  await spendLinks(tx, link.userId, link.createdAt);
  await tx.passwordLink.create({ data: link });
}

export async function spendLinks(tx: Transaction, userId: string | null, now: Date): Promise<void> {
  await tx.passwordLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
}

export const countLinks = (client: DatabaseClient, userId: string, since: Date): Promise<number> =>
  client.passwordLink.count({ where: { userId, kind: 'reset', createdAt: { gt: since } } });

/** A link that may still be used. */
export function findLink(client: DatabaseClient, tokenHash: Uint8Array<ArrayBuffer>, now: Date) {
  return client.passwordLink.findFirst({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now }, OR: [{ userId: null }, { user: OPEN }] },
    select: { id: true, kind: true, user: { select: OWNER } },
  });
}

/** Of two who use a link at once, one gets true. */
export async function useLink(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.passwordLink.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}

export async function forgetLinks(client: DatabaseClient, before: Date): Promise<void> {
  await client.passwordLink.deleteMany({ where: { expiresAt: { lt: before } } });
}

/** Whether somebody can manage people here. */
export async function hasAdministrator(client: DatabaseClient): Promise<boolean> {
  const everywhere = {
    ...{ departmentIds: { isEmpty: true }, itemKeys: { isEmpty: true } },
    role: { permissions: { has: 'org.manage' } },
  };
  const where = { ...OPEN, roles: { some: everywhere } };
  return (await client.user.findFirst({ where, select: { id: true } })) !== null;
}

export interface Administrator {
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly permissions: string[];
}

/** Makes an account with the role of administrators, which then holds these permissions. Null: the name is taken. */
export async function insertAdministrator(
  tx: Transaction,
  { permissions, ...person }: Administrator,
): Promise<string | null> {
  if (await tx.user.findUnique({ where: { username: person.username }, select: { id: true } })) return null;
  const role = await tx.role.upsert({
    where: { key: 'admin' },
    create: { key: 'admin', name: '系统管理员', nameEn: 'Administrator', permissions },
    update: { permissions },
    select: { id: true },
  });
  const data: Prisma.UserUncheckedCreateInput = { ...person, roles: { create: { roleId: role.id } } };
  return (await tx.user.create({ data, select: { id: true } })).id;
}
