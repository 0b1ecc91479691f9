import type { DatabaseClient, Transaction } from '@flowhall/db';

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
}

export const insert = (tx: Transaction, id: string, token: NewToken): Promise<TokenRow> =>
  tx.apiToken.create({ data: { id, ...token }, select: columns });

/** Newest first; those long revoked or expired are the last. */
export const findNewest = (db: DatabaseClient): Promise<TokenRow[]> =>
  db.apiToken.findMany({ select: columns, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MOST });

/** Names of users by id. */
export async function findNames(db: DatabaseClient, ids: readonly string[]) {
  const users = await db.user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, nameEn: true },
  });
  return new Map(users.map(({ id, name, nameEn }) => [id, { zh: name, en: nameEn ?? name }]));
}

/** False when there is no such token or it was revoked before. */
export async function revoke(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  return count === 1;
}

/** A token that is neither revoked nor expired, with its hash. */
export const findLiving = (db: DatabaseClient, id: string, now: Date) =>
  db.apiToken.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, hash: true, permissions: true, topics: true, lastUsedAt: true },
  });

export async function noteUse(db: DatabaseClient, id: string, now: Date): Promise<void> {
  await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
}
