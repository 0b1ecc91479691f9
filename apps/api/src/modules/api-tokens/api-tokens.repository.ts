import type { DatabaseClient, Transaction } from '@flowhall/db';
import { grantColumns } from '../auth/index.ts';

/** A row of `ApiToken` without its hash. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly topics: readonly string[];
  readonly createdById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const columns = {
  ...{ id: true, name: true, permissions: true, topics: true, createdById: true, createdAt: true },
  ...{ expiresAt: true, lastUsedAt: true, revokedAt: true },
} as const;
const MOST = 500;

export interface NewToken extends Pick<TokenRow, 'name' | 'createdById' | 'createdAt' | 'expiresAt'> {
  readonly permissions: string[];
  readonly topics: string[];
  readonly hash: Uint8Array<ArrayBuffer>;
  /** Whose personal token it is. */
  readonly ownerId?: string;
}

export const insert = (tx: Transaction, id: string, token: NewToken): Promise<TokenRow> =>
  tx.apiToken.create({ data: { id, ...token }, select: columns });

/** Those of programs, newest first; those long revoked or expired are the last. */
export const findNewest = (db: DatabaseClient): Promise<TokenRow[]> =>
  db.apiToken.findMany({
    where: { ownerId: null },
    select: columns,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });

/** Names of users by id. */
export async function findNames(db: DatabaseClient, ids: readonly string[]) {
  const users = await db.user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, nameEn: true },
  });
  return new Map(users.map(({ id, name, nameEn }) => [id, { zh: name, en: nameEn ?? name }]));
}

/** Those of a person, newest first. */
export const findOf = (db: DatabaseClient, ownerId: string): Promise<TokenRow[]> =>
  db.apiToken.findMany({
    where: { ownerId },
    select: columns,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });

/** How many of a person's are good for something. */
export const countLiving = (db: DatabaseClient, ownerId: string, now: Date): Promise<number> =>
  db.apiToken.count({ where: { ownerId, revokedAt: null, expiresAt: { gt: now } } });

/** False when there is no such token of this owner (null: of a program) or it was revoked before. */
export async function revoke(tx: Transaction, id: string, ownerId: string | null, now: Date): Promise<boolean> {
  const { count } = await tx.apiToken.updateMany({ where: { id, ownerId, revokedAt: null }, data: { revokedAt: now } });
  return count === 1;
}

/** A token that is neither revoked nor expired, with its hash. */
export const findLiving = (db: DatabaseClient, id: string, now: Date) =>
  db.apiToken.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: now } },
    select: {
      ...{ id: true, hash: true, permissions: true, topics: true, lastUsedAt: true },
      owner: { select: { id: true, status: true, locale: true, visitorOf: true, roles: { select: grantColumns } } },
    },
  });

export async function noteUse(db: DatabaseClient, id: string, now: Date): Promise<void> {
  await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
}
