import type { Config } from '../../config.ts';
import type { Mailer } from '../mailer.ts';
import type { Secrets } from '../secrets.ts';
import { createEmailChannel } from './email-channel.ts';
import type { MessageChannel } from './message-channel.ts';
import { createSmsChannel } from './sms-channel.ts';
import { readSmsGateway } from './sms-gateway.ts';
import { createSmsGatewayChannel } from './sms-gateway-channel.ts';
import { createWecomChannel } from './wecom-channel.ts';

/** Name of the WeCom application's secret. */
const WECOM_SECRET = 'WECOM';

/** The ways to reach people that the settings describe. */
export function createChannels(
  { sms, smsGateway, wecom }: Pick<Config, 'sms' | 'smsGateway' | 'wecom'>,
  { mailer, secrets }: { readonly mailer: Mailer | undefined; readonly secrets: Secrets },
): readonly MessageChannel[] {
  return [
    ...(smsGateway
      ? [createSmsGatewayChannel(readSmsGateway(smsGateway), secrets)]
      : sms
        ? [createSmsChannel(sms)]
        : []),
    ...(mailer ? [createEmailChannel(mailer)] : []),
    ...(wecom ? [createWecomChannel({ ...wecom, secret: () => secrets.get(WECOM_SECRET) })] : []),
  ];
}
