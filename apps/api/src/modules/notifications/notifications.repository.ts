import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { Place } from '../../lib/cursor.ts';
import { toJson } from '../../lib/json.ts';
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

export async function insert(tx: Transaction, rows: readonly NewNotification[]): Promise<void> {
  await tx.notification.createMany({ data: rows.map((row) => ({ ...row, params: toJson(row.params) })) });
}

export interface NewDelivery {
  readonly id: string;
  readonly notificationId: string;
  readonly channel: string;
  readonly createdAt: Date;
}

export async function insertDeliveries(tx: Transaction, rows: readonly NewDelivery[]): Promise<void> {
  await tx.notificationDelivery.createMany({ data: [...rows] });
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
    select: { phone: true, locale: true, status: true },
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
