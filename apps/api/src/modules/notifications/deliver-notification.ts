import type { NotificationView } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import { type SmsGateway, SmsGatewayError } from '../../adapters/sms-gateway.ts';
import type { Clock } from '../../clock.ts';
import { fromJson } from '../../lib/json.ts';
import { type MessageParams, messageText } from './message-text.ts';
import * as notifications from './notifications.repository.ts';

/**
 * Sends one delivery; runs as a job and may run again. A person without a phone is skipped, a failing gateway is recorded
 * and thrown, so that the job is tried again later.
 */
export async function deliverNotification(
  deps: { readonly prisma: PrismaClient; readonly clock: Clock; readonly sms: SmsGateway },
  deliveryId: string,
  signal: AbortSignal,
): Promise<void> {
  const delivery = await notifications.findDelivery(deps.prisma, deliveryId);
  if (!delivery || delivery.status === 'sent' || delivery.status === 'skipped') return;
  const { recipient, notification } = delivery;
  if (recipient.status !== 'ACTIVE' || !recipient.phone) {
    const error = recipient.phone ? 'recipient-closed' : 'no-phone';
    await notifications.recordAttempt(deps.prisma, deliveryId, { status: 'skipped', error, sentAt: null });
    return;
  }
  const event = fromJson<NotificationView['event']>(notification.event);
  const params = fromJson<MessageParams>(notification.params);
  const text = messageText(event, params, recipient.locale === 'en' ? 'en' : 'zh');
  try {
    await deps.sms.send({ id: deliveryId, phone: recipient.phone, text }, signal);
  } catch (error) {
    const reason = error instanceof SmsGatewayError ? error.message : 'unexpected';
    await notifications.recordAttempt(deps.prisma, deliveryId, { status: 'failed', error: reason, sentAt: null });
    throw error;
  }
  await notifications.recordAttempt(deps.prisma, deliveryId, { status: 'sent', error: null, sentAt: deps.clock() });
}
