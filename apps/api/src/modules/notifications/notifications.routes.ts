import { api, type Channel, type NotificationView } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { route } from '../../http/route.ts';
import { fromJson } from '../../lib/json.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import { withTransaction } from '../../lib/transaction.ts';
import * as notifications from './notifications.repository.ts';
import { findSettingsOf, saveSettings } from './settings.repository.ts';

export interface NotificationsOptions {
  /** Channels outside the application that this installation serves. */
  readonly external: readonly Exclude<Channel, 'in-app'>[];
}

/** Own notifications: list and mark as read. Everything is limited to the caller's own rows. */
export const notificationsRoutes: FastifyPluginAsync<NotificationsOptions> = async (app, { external }) => {
  const { prisma } = app.database;

  route(app, api.listNotifications, async (request) => {
    const { limit = 20, cursor, unread = false } = request.query;
    const { userId } = request.actor;
    const found = await notifications.findPage(prisma, { userId, unread, after: placeAfter(cursor), limit });
    const { rows, nextCursor } = toPage(found, limit, ({ createdAt: at, id }) => ({ at, id }));
    return { items: rows.map(presentNotification), nextCursor };
  });

  route(app, api.readNotifications, async (request) => {
    const { userId } = request.actor;
    await withTransaction(prisma, async (tx) => {
      const count = await notifications.markRead(tx, userId, request.body.ids, app.clock());
      if (count > 0) app.events.publish(tx, [userId], { kind: 'notification' });
    });
  });

  route(app, api.getNotificationSettings, async (request) => ({
    settings: await findSettingsOf(prisma, request.actor.userId),
    available: [...external],
  }));

  route(app, api.saveNotificationSettings, (request) => saveSettings(prisma, request.actor.userId, request.body));
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
