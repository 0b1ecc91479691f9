import { api, type DeliveryView } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { fromJson } from '../../lib/json.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import * as notifications from './notifications.repository.ts';
import { DELIVER_NOTIFICATION, type DeliveryJob } from './notify.ts';

/** The log of messages outside the application, for operators. */
export const deliveriesRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;

  route(app, api.listDeliveries, async (request) => {
    const { limit = 20, cursor, status } = request.query;
    const found = await notifications.findDeliveries(prisma, { status, after: placeAfter(cursor), limit });
    const { rows, nextCursor } = toPage(found, limit, ({ createdAt: at, id }) => ({ at, id }));
    return { items: rows.map(presentDelivery), nextCursor };
  });

  route(app, api.retryDelivery, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      const { id: deliveryId } = request.params;
      if (!(await notifications.reopenDelivery(tx, deliveryId))) throw new UserError('not-found');
      await app.jobs.enqueue(tx, DELIVER_NOTIFICATION, { deliveryId } satisfies DeliveryJob);
    }),
  );
};

const presentDelivery = ({ notification, createdAt, sentAt, ...row }: notifications.DeliveryRow): DeliveryView => ({
  id: row.id,
  channel: row.channel,
  status: fromJson(row.status),
  attempts: row.attempts,
  error: row.error,
  event: fromJson(notification.event),
  userId: notification.userId,
  instanceId: notification.instanceId,
  createdAt: createdAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});
