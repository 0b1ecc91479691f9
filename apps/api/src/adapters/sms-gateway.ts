/** Sends one text message to a phone. */
export interface SmsGateway {
  /** `id` is the same for every attempt at the same message, so that the gateway can drop repetitions. */
  send(
    message: { readonly id: string; readonly phone: string; readonly text: string },
    signal: AbortSignal,
  ): Promise<void>;
}

/** The gateway refused or did not answer; the message holds no number and no text. */
export class SmsGatewayError extends Error {
  override readonly name = 'SmsGatewayError';
}

const TIMEOUT_MS = 10_000;

/**
 * A gateway spoken to over HTTP: POST of `{ id, phone, text }` as JSON with a bearer token, any 2xx answer is success.
 * Campus SMS services that speak otherwise are put behind a small relay.
 */
export function createHttpSmsGateway({ url, token }: { url: string; token: string | undefined }): SmsGateway {
  return {
    async send(message, signal) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': message.id,
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      }).catch((cause: unknown) => {
        throw new SmsGatewayError('The SMS gateway did not answer', { cause });
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new SmsGatewayError(`The SMS gateway answered ${answer.status}`);
    },
  };
}
