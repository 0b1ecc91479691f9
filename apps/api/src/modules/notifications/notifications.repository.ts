import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { Place } from '../../lib/cursor.ts';
import type { MessageParams } from './message-text.ts';

export interface NewNotification {
  readonly id: string;
  readonly userId: string;
  readonly instanceId: string | null;
  readonly taskId: string | null;
  readonly event: string;
  readonly params: MessageParams;
  readonly createdAt: Date;
}

export interface NewDelivery {
  readonly id: string;
  readonly notificationId: string;
  readonly channel: string;
  readonly createdAt: Date;
}

/** Stores notifications and what is to be sent of them, in one statement. */
export async function insert(
  tx: Transaction,
  notifications: readonly NewNotification[],
  deliveries: readonly NewDelivery[],
): Promise<void> {
  const rows = JSON.stringify({ notifications, deliveries });
  await tx.$executeRaw`
    WITH "input" AS (SELECT ${rows}::jsonb AS "rows"),
    "notifications" AS (
      INSERT INTO "Notification" ("id", "userId", "instanceId", "taskId", "event", "params", "createdAt")
      SELECT n."id", n."userId", n."instanceId", n."taskId", n."event", n."params", n."createdAt"
        FROM "input", jsonb_to_recordset("rows"->'notifications') AS n(
          "id" uuid, "userId" uuid, "instanceId" uuid, "taskId" uuid, "event" text, "params" jsonb,
          "createdAt" timestamptz(3))
    )
    INSERT INTO "NotificationDelivery" ("id", "notificationId", "channel", "createdAt")
    SELECT d."id", d."notificationId", d."channel", d."createdAt"
      FROM "input", jsonb_to_recordset("rows"->'deliveries') AS d(
        "id" uuid, "notificationId" uuid, "channel" text, "createdAt" timestamptz(3))`;
}

/** One page, newest first, and one row more when there is a next page. */
export function findPage(
  db: DatabaseClient,
  filter: { readonly userId: string; readonly unread: boolean; readonly after?: Place; readonly limit: number },
) {
  const { userId, unread, after, limit } = filter;
  return db.notification.findMany({
    where: {
      userId,
      ...(unread && { readAt: null }),
      ...(after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
}
export type NotificationRow = Awaited<ReturnType<typeof findPage>>[number];

/** Marks own notifications as read: those named, or all. Returns how many were unread. */
export async function markRead(
  db: DatabaseClient,
  userId: string,
  ids: readonly string[] | undefined,
  at: Date,
): Promise<number> {
  const { count } = await db.notification.updateMany({
    where: { userId, readAt: null, ...(ids && { id: { in: [...ids] } }) },
    data: { readAt: at },
  });
  return count;
}

/** A delivery with everything needed to send it. */
export async function findDelivery(db: DatabaseClient, id: string) {
  const delivery = await db.notificationDelivery.findUnique({ where: { id }, include: { notification: true } });
  if (!delivery) return null;
  const recipient = await db.user.findUniqueOrThrow({
    where: { id: delivery.notification.userId },
    select: { username: true, phone: true, email: true, locale: true, status: true },
  });
  return { ...delivery, recipient };
}

export async function recordAttempt(
  db: DatabaseClient,
  id: string,
  result: {
    readonly status: 'sent' | 'failed' | 'skipped';
    readonly error: string | null;
    readonly sentAt: Date | null;
  },
): Promise<void> {
  await db.notificationDelivery.update({ where: { id }, data: { ...result, attempts: { increment: 1 } } });
}

/** One page of deliveries, newest first, and one row more when there is a next page. */
export function findDeliveries(
  db: DatabaseClient,
  filter: { readonly status?: string; readonly after?: Place; readonly limit: number },
) {
  const { status, after, limit } = filter;
  return db.notificationDelivery.findMany({
    where: {
      ...(status && { status }),
      ...(after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }),
    },
    include: { notification: { select: { event: true, userId: true, instanceId: true, params: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
}
export type DeliveryRow = Awaited<ReturnType<typeof findDeliveries>>[number];

/** Makes a failed delivery pending again. Resolves to whether there was one. */
export async function reopenDelivery(db: DatabaseClient, id: string): Promise<boolean> {
  const { count } = await db.notificationDelivery.updateMany({
    where: { id, status: 'failed' },
    data: { status: 'pending', error: null },
  });
  return count === 1;
}

/** Names of people in both languages. */
export async function findNames(
  db: DatabaseClient,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly zh: string; readonly en: string }>> {
  const rows = await db.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true, nameEn: true },
  });
  return new Map(rows.map(({ id, name, nameEn }) => [id, { zh: name, en: nameEn ?? name }]));
}
