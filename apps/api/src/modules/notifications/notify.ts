import { randomUUID } from 'node:crypto';
import type { Channel, NotificationSettings, NotificationView } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { Jobs } from '../../adapters/jobs.ts';
import type { LiveEvents } from '../../adapters/live-events.ts';
import type { Clock } from '../../clock.ts';
import type { MessageParams } from './message-text.ts';
import * as notifications from './notifications.repository.ts';
import { findSettings } from './settings.repository.ts';
import { DEFAULT_SETTINGS, endOfQuiet, wants } from './settings.ts';

export const DELIVER_NOTIFICATION = 'deliver-notification';

/** What a delivery's job carries. */
export interface DeliveryJob {
  readonly deliveryId: string;
}

/** One person to be told one thing. */
export interface Message {
  readonly userId: string;
  readonly event: NotificationView['event'];
  readonly instanceId: string | null;
  readonly taskId: string | null;
  readonly params: MessageParams;
  /** Besides the in-app message; those that this installation cannot serve are left out. */
  readonly channels: readonly string[];
}

export interface NotifyDeps {
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly events: LiveEvents;
  /** Channels outside the application that this installation can serve. */
  readonly external: readonly Exclude<Channel, 'in-app'>[];
}

/** Tells people, in the transaction of what they are told about: in the application at once, elsewhere by jobs. */
export async function notify(deps: NotifyDeps, tx: Transaction, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  const createdAt = deps.clock();
  const rows = messages.map(({ channels, ...message }) => ({ ...message, id: randomUUID(), createdAt, channels }));
  const userIds = rows.map((row) => row.userId);
  // Where there is no other channel nobody's settings matter.
  const chosen = deps.external.length > 0 ? await findSettings(tx, userIds) : new Map();
  const settingsOf = (userId: string): NotificationSettings => chosen.get(userId) ?? DEFAULT_SETTINGS;
  const planned = rows.flatMap(({ id: notificationId, userId, channels }) =>
    deps.external
      .filter((channel) => wants(settingsOf(userId), channel, channels.includes(channel)))
      .map((channel) => ({ delivery: { id: randomUUID(), notificationId, channel, createdAt }, userId })),
  );
  const deliveries = planned.map(({ delivery }) => delivery);
  const sendings = planned.map(({ delivery, userId }) => {
    const startAfter = endOfQuiet(settingsOf(userId), createdAt);
    return { data: { deliveryId: delivery.id } satisfies DeliveryJob, ...(startAfter && { startAfter }) };
  });
  // None waits for the answer to another; the database keeps their order.
  await Promise.all([
    notifications.insert(tx, rows, deliveries),
    ...(sendings.length > 0 ? [deps.jobs.enqueueAll(tx, DELIVER_NOTIFICATION, sendings)] : []),
  ]);
  deps.events.publish(tx, userIds, { kind: 'notification' });
}
