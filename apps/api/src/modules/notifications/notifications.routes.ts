import { api, type NotificationView } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';
import { fromJson } from '../../lib/json.ts';
import { withTransaction } from '../../lib/transaction.ts';
import * as notifications from './notifications.repository.ts';

/** Own notifications: list and mark as read. Everything is limited to the caller's own rows. */
export const notificationsRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;

  route(app, api.listNotifications, async (request) => {
    const { limit = 20, cursor, unread = false } = request.query;
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    if (after === null) throw new UserError('invalid-cursor');
    const rows = await notifications.findPage(prisma, { userId: request.actor.userId, unread, after, limit });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(presentNotification),
      nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
    };
  });

  route(app, api.readNotifications, async (request) => {
    const { userId } = request.actor;
    await withTransaction(prisma, async (tx) => {
      const count = await notifications.markRead(tx, userId, request.body.ids, app.clock());
      if (count > 0) await app.events.publish(tx, [userId], { kind: 'notification' });
    });
  });
};

const presentNotification = (row: notifications.NotificationRow): NotificationView => ({
  id: row.id,
  event: fromJson(row.event),
  params: fromJson(row.params),
  instanceId: row.instanceId,
  taskId: row.taskId,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});
