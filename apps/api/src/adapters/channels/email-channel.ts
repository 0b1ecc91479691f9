import type { Mailer } from '../mailer.ts';
import { ChannelError, type MessageChannel } from './message-channel.ts';

/** E-mails in plain text, one to each person. */
export function createEmailChannel(mailer: Mailer): MessageChannel {
  return {
    name: 'email',
    addressOf: ({ email }) => email,
    async send(address, { id, subject, text, link }) {
      const mail = { to: [address], cc: [], subject, text: link ? `${text}\n\n${link}\n` : `${text}\n` };
      await mailer.send(mail, id).catch((cause: unknown) => {
        throw new ChannelError('refused', undefined, { cause });
      });
    },
  };
}
