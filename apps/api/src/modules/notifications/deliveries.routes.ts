import { api, type DeliveryView, type Language, type LocalizedText } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { fromJson } from '../../lib/json.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import type { MessageParams } from './message-text.ts';
import * as notifications from './notifications.repository.ts';
import { DELIVER_NOTIFICATION, type DeliveryJob } from './notify.ts';

/** The log of messages outside the application, for operators. */
export const deliveriesRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;

  route(app, api.listDeliveries, async (request) => {
    const { limit = 20, cursor, status } = request.query;
    const found = await notifications.findDeliveries(prisma, { status, after: placeAfter(cursor), limit });
    const { rows, nextCursor } = toPage(found, limit, ({ createdAt: at, id }) => ({ at, id }));
    const names = await notifications.findNames(
      prisma,
      rows.map((row) => row.notification.userId),
    );
    const lang = languageOf(request);
    return { items: rows.map((row) => presentDelivery(row, names.get(row.notification.userId), lang)), nextCursor };
  });

  route(app, api.retryDelivery, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      const { id: deliveryId } = request.params;
      if (!(await notifications.reopenDelivery(tx, deliveryId))) throw new UserError('not-found');
      await app.jobs.enqueue(tx, DELIVER_NOTIFICATION, { deliveryId } satisfies DeliveryJob);
    }),
  );
};

function presentDelivery(
  { notification, createdAt, sentAt, ...row }: notifications.DeliveryRow,
  name: LocalizedText | undefined,
  lang: Language,
): DeliveryView {
  return {
    id: row.id,
    channel: row.channel,
    status: fromJson(row.status),
    attempts: row.attempts,
    error: row.error,
    event: fromJson(notification.event),
    userId: notification.userId,
    recipient: name?.[lang] ?? '',
    title: fromJson<MessageParams>(notification.params).title,
    instanceId: notification.instanceId,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}
