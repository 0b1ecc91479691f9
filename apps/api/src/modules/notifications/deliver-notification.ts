import type { Language, NotificationView } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import { ChannelError, type MessageChannel } from '../../adapters/channels/message-channel.ts';
import { type PersonalBox, PHONE_OWNER } from '../../adapters/personal-box.ts';
import type { Clock } from '../../clock.ts';
import { fromJson } from '../../lib/json.ts';
import { findTemplate } from './message-templates.repository.ts';
import { type MessageParams, usualWords } from './message-text.ts';
import { fillWords, valuesOf } from './message-words.ts';
import * as notifications from './notifications.repository.ts';
import { pageOf } from './page-of.ts';

export interface DeliveryDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly personal: PersonalBox;
  /** The channels outside the application that this installation serves. */
  readonly channels: readonly MessageChannel[];
  /** Address of the installation, for links; absent: none. */
  readonly publicUrl: string | undefined;
}

/** A person with the phone as it is dialled. */
const reachable = <T extends { readonly phone: string | null }>(personal: PersonalBox, person: T): T => ({
  ...person,
  phone: person.phone && personal.open(person.phone, PHONE_OWNER),
});

/**
 * Sends one delivery; runs as a job and may run again. Somebody who cannot be reached is skipped, a failing channel is
 * recorded and thrown, so that the job is tried again later.
 */
export async function deliverNotification(deps: DeliveryDeps, deliveryId: string, signal: AbortSignal): Promise<void> {
  const delivery = await notifications.findDelivery(deps.prisma, deliveryId);
  if (!delivery || delivery.status === 'sent' || delivery.status === 'skipped') return;
  const { notification } = delivery;
  const recipient = reachable(deps.personal, delivery.recipient);
  const channel = deps.channels.find((one) => one.name === delivery.channel);
  const address = recipient.status === 'ACTIVE' ? (channel?.addressOf(recipient) ?? null) : null;
  if (!channel || address === null) {
    const error = !channel ? 'not-served' : recipient.status === 'ACTIVE' ? 'no-address' : 'recipient-closed';
    await notifications.recordAttempt(deps.prisma, deliveryId, { status: 'skipped', error, sentAt: null });
    return;
  }
  const event = fromJson<NotificationView['event']>(notification.event);
  const params = fromJson<MessageParams>(notification.params);
  const lang: Language = recipient.locale === 'en' ? 'en' : 'zh';
  const words = (await findTemplate(deps.prisma, event, lang)) ?? usualWords(event, lang);
  const message = {
    id: deliveryId,
    ...fillWords(words, params, lang),
    about: { event, lang, values: valuesOf(params, lang) },
    link: deps.publicUrl ? new URL(pageOf(notification), deps.publicUrl).href : null,
  };
  try {
    await channel.send(address, message, signal);
  } catch (error) {
    const reason = error instanceof ChannelError ? error.message : 'unexpected';
    await notifications.recordAttempt(deps.prisma, deliveryId, { status: 'failed', error: reason, sentAt: null });
    throw error;
  }
  await notifications.recordAttempt(deps.prisma, deliveryId, { status: 'sent', error: null, sentAt: deps.clock() });
}
