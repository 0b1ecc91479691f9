import type { Secrets } from '../secrets.ts';
import { ChannelError, type ChannelMessage, type MessageChannel } from './message-channel.ts';
import { fill, fillAll, placesOf, type SmsGateway } from './sms-gateway.ts';

const TIMEOUT_MS = 10_000;
const FORM = /^application\/x-www-form-urlencoded/i;

/** Text messages through a gateway that is spoken to as its file says: address, headers, body, template ids, success. */
export function createSmsGatewayChannel(gateway: SmsGateway, secrets: Pick<Secrets, 'get'>): MessageChannel {
  const named = [...new Set(placesOf(gateway).filter((name) => name.startsWith('secret:')))];
  return {
    name: 'sms',
    addressOf: ({ phone }) => phone,
    async send(phone, message, signal) {
      const values = valuesOf(gateway, phone, message);
      for (const name of named) {
        const secret = await secrets.get(name.slice('secret:'.length));
        if (secret === undefined) throw new ChannelError('secret-missing', name.slice('secret:'.length));
        values.set(name, secret);
      }
      const request = toRequest(gateway, (name) => values.get(name) ?? '');
      // Failures must not quote the address: it may hold a secret, and the phone.
      const answer = await fetch(request.url, {
        ...request.init,
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      }).catch(() => {
        throw new ChannelError('no-answer');
      });
      const said: unknown = await answer.json().catch(() => null);
      if (!answer.ok) throw new ChannelError('refused', answer.status);
      const { success } = gateway;
      if (success && at(said, success.path) !== success.equals)
        throw new ChannelError('refused', code(at(said, success.path)));
    },
  };
}

function valuesOf(gateway: SmsGateway, phone: string, { id, text, link, about }: ChannelMessage): Map<string, string> {
  const { event = '', lang = 'zh', values = {} } = about ?? {};
  const ids = gateway.templates?.[event] ?? gateway.templates?.['*'];
  const template = ids?.[lang] ?? ids?.zh ?? '';
  return new Map(Object.entries({ ...values, id, phone, text, link: link ?? '', template }));
}

function toRequest({ method = 'POST', url, headers = {}, body }: SmsGateway, valueFor: (name: string) => string) {
  const lines = Object.entries(headers).map(
    ([name, value]) => [name.toLowerCase(), fill(value, (one) => valueFor(one).replaceAll(/[\r\n]/g, ' '))] as const,
  );
  const sent = body === undefined || method === 'GET' ? undefined : fillAll(body, valueFor);
  const type = lines.find(([name]) => name === 'content-type')?.[1] ?? 'application/json';
  return {
    url: fill(url, (name) => encodeURIComponent(valueFor(name))),
    init: {
      method,
      headers: { ...(sent !== undefined && { 'content-type': type }), ...Object.fromEntries(lines) },
      ...(sent !== undefined && { body: FORM.test(type) ? toForm(sent) : toText(sent) }),
    },
  };
}

const toText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

const toForm = (body: unknown): string =>
  new URLSearchParams(
    Object.entries(body ?? {}).map(([name, value]): [string, string] => [name, toText(value)]),
  ).toString();

function at(value: unknown, path: string): unknown {
  let found = value;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.entries(found).find(([key]) => key === name)?.[1];
  }
  return found;
}

/** What a gateway calls its refusal, as far as it is short enough to be no text. */
const code = (value: unknown): string => {
  const said = String(value);
  return said.length <= 40 ? said : 'no success';
};
