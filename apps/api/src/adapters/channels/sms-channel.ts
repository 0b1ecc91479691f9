import { ChannelError, type MessageChannel } from './message-channel.ts';

const TIMEOUT_MS = 10_000;

/**
 * Text messages through a gateway spoken to over HTTP: POST of `{ id, phone, text }` as JSON with a bearer token, any 2xx
 * answer is success. Campus SMS services that speak otherwise are put behind a small relay.
 */
export function createSmsChannel({ url, token }: { url: string; token: string | undefined }): MessageChannel {
  return {
    name: 'sms',
    addressOf: ({ phone }) => phone,
    async send(phone, { id, text, link }, signal) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ id, phone, text: link ? `${text} ${link}` : text }),
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      }).catch((cause: unknown) => {
        throw new ChannelError('no-answer', undefined, { cause });
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new ChannelError('refused', answer.status);
    },
  };
}
