import type { WorkingCalendar } from '@flowhall/calendar';
import type { Channel } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { FastifyInstance } from 'fastify';
import type { MessageChannel } from '../../adapters/channels/message-channel.ts';
import { withTransaction } from '../../lib/transaction.ts';
import type { ActiveDeputies } from '../deputies/index.ts';
import { deliverNotification } from './deliver-notification.ts';
import { deliveriesRoutes } from './deliveries.routes.ts';
import { messageTemplatesRoutes } from './message-templates.routes.ts';
import { notificationsRoutes } from './notifications.routes.ts';
import { DELIVER_NOTIFICATION, type DeliveryJob, type Message, notify } from './notify.ts';
import { type DigestJob, nextMorning, PLAN_DIGESTS, planDigests, SEND_DIGEST, sendDigest } from './send-digest.ts';

export interface Notifications {
  /** Channels outside the application that this installation serves. */
  readonly external: readonly Exclude<Channel, 'in-app'>[];
  /** Tells people, in the transaction of what they are told about. */
  notify(tx: Transaction, messages: readonly Message[]): Promise<void>;
}

export interface NotificationDeps {
  readonly channels: readonly MessageChannel[];
  readonly calendar: WorkingCalendar;
  readonly deputies: ActiveDeputies;
}

/** Messages to people: their jobs and routes, and how the rest of the application sends them. */
export async function createNotifications(
  app: FastifyInstance,
  { channels, calendar, deputies }: NotificationDeps,
): Promise<Notifications> {
  const { clock, jobs, events, personal } = app;
  const { prisma } = app.database;
  const { publicUrl } = app.config;
  const external = channels.map((channel) => channel.name);

  const delivery = { prisma, clock, personal, channels, publicUrl };
  // Half a day of a channel that does not answer: later the message would only confuse.
  jobs.work<DeliveryJob>(
    DELIVER_NOTIFICATION,
    ({ deliveryId }, { signal }) => deliverNotification(delivery, deliveryId, signal),
    { retries: 22 },
  );
  const email = channels.find((channel) => channel.name === 'email');
  const digests = { prisma, clock, calendar, deputies, jobs, email, publicUrl };
  jobs.work(PLAN_DIGESTS, () => planDigests(digests));
  jobs.work<DigestJob>(SEND_DIGEST, (job, { signal }) => sendDigest(digests, job, signal), { retries: 5 });
  app.addHook('onReady', () =>
    withTransaction(prisma, (tx) =>
      jobs.enqueue(tx, PLAN_DIGESTS, {}, { startAfter: nextMorning(clock()), singletonKey: 'daily' }),
    ),
  );
  await app.register(notificationsRoutes, { external });
  await app.register(deliveriesRoutes);
  await app.register(messageTemplatesRoutes);
  return { external, notify: (tx, messages) => notify({ clock, jobs, events, external }, tx, messages) };
}
