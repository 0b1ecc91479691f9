import type { DatabaseClient, Transaction } from '@flowhall/db';

/** What use cases ask before they change something. */

export const findUnitVersion = (db: DatabaseClient, id: string) =>
  db.department.findUnique({ where: { id }, select: { version: true } });

/** Without visitors of public services. */
export const findPersonVersion = (db: DatabaseClient, id: string) =>
  db.user.findFirst({ where: { id, visitorOf: null }, select: { version: true } });

export const findGroupVersion = (db: DatabaseClient, id: string) =>
  db.group.findUnique({ where: { id }, select: { version: true } });

export async function hasUnitKey(db: DatabaseClient, key: string): Promise<boolean> {
  return (await db.department.count({ where: { key: { equals: key, mode: 'insensitive' } } })) > 0;
}

export async function hasUsername(db: DatabaseClient, username: string): Promise<boolean> {
  return (await db.user.count({ where: { username: { equals: username, mode: 'insensitive' } } })) > 0;
}

/** Groups stand where roles do, so that they share their keys. */
export async function hasGroupKey(db: DatabaseClient, key: string): Promise<boolean> {
  const where = { key: { equals: key, mode: 'insensitive' } } as const;
  return (await db.group.count({ where })) + (await db.role.count({ where })) > 0;
}

/** Everybody who belongs to a unit, closed accounts too. */
export async function findMemberIds(db: DatabaseClient, unitId: string): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { departmentId: unitId },
    select: { userId: true },
    distinct: ['userId'],
  });
  return rows.map(({ userId }) => userId);
}

export const countActiveMembers = (db: DatabaseClient, unitId: string): Promise<number> =>
  db.user.count({ where: { status: 'ACTIVE', memberships: { some: { departmentId: unitId } } } });

const RUNNING = ['RUNNING', 'INCIDENT'] as const;

export const countRunning = (db: DatabaseClient, departmentId: string): Promise<number> =>
  db.instance.count({ where: { departmentId, status: { in: [...RUNNING] } } });

/** Running applications for a unit go on for another one. */
export async function moveRunning(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.instance.updateMany({
    where: { departmentId: from, status: { in: [...RUNNING] } },
    data: { departmentId: to },
  });
}

export async function savePost(tx: Transaction, key: string, names: { name: string; nameEn: string }) {
  return tx.post.upsert({
    where: { key },
    create: { key, ...names, sortOrder: await tx.post.count() },
    update: names,
    select: { key: true, name: true, nameEn: true },
  });
}

/** Whether a hand-over of all of somebody's work is on its way. */
export async function isHandingOver(db: DatabaseClient, userId: string): Promise<boolean> {
  return (
    (await db.handOver.count({ where: { fromUserId: userId, finishedAt: null, itemKeys: { isEmpty: true } } })) > 0
  );
}

/** Active people whose last day is over. */
export async function findExpired(db: DatabaseClient, today: Date, limit: number): Promise<string[]> {
  const rows = await db.user.findMany({
    where: { status: 'ACTIVE', visitorOf: null, validUntil: { lt: today } },
    select: { id: true },
    take: limit,
  });
  return rows.map(({ id }) => id);
}
