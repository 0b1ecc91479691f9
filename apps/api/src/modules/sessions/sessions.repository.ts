import type { DatabaseClient } from '@flowhall/db';

/** More than anybody has. */
const MOST = 100;

const alive = (userId: string, now: Date) => ({ userId, endedAt: null, expiresAt: { gt: now } });

/** Sessions of a person that have not ended, last seen first. */
export const findAlive = (db: DatabaseClient, userId: string, now: Date) =>
  db.session.findMany({
    where: alive(userId, now),
    select: {
      ...{ id: true, userAgent: true, address: true, createdAt: true, rotatedAt: true },
      ...{ expiresAt: true, providerId: true },
    },
    orderBy: [{ rotatedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
export type SessionRow = Awaited<ReturnType<typeof findAlive>>[number];

export const isOf = async (db: DatabaseClient, id: string, userId: string, now: Date): Promise<boolean> =>
  (await db.session.count({ where: { id, ...alive(userId, now) } })) > 0;

/** Names of providers by id. */
export async function findProviderNames(db: DatabaseClient, ids: readonly string[]) {
  const rows = await db.identityProvider.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, nameEn: true },
  });
  return new Map(rows.map(({ id, name, nameEn }) => [id, { zh: name, en: nameEn }]));
}

export const personExists = async (db: DatabaseClient, id: string): Promise<boolean> =>
  (await db.user.count({ where: { id } })) > 0;
