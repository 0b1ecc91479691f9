import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { ChannelError, type MessageChannel } from './message-channel.ts';

export interface WecomOptions {
  /** `https://qyapi.weixin.qq.com`, or a relay that speaks like it. */
  readonly url: string;
  readonly corpId: string;
  readonly agentId: number;
  /** The application's secret. */
  readonly secret: () => Promise<string | undefined>;
}

const tokenAnswer = Type.Object({
  errcode: Type.Integer(),
  access_token: Type.Optional(Type.String()),
  expires_in: Type.Optional(Type.Number()),
});
const sendAnswer = Type.Object({ errcode: Type.Integer(), invaliduser: Type.Optional(Type.String()) });

const TIMEOUT_MS = 10_000;
/** Answers that mean: the token is not, or no longer, valid. */
const TOKEN_ERRORS = new Set([40014, 42001]);
const OK = 0;

interface Token {
  readonly value: string;
  readonly until: number;
}

/**
 * Messages of a WeCom (企业微信) application, as text cards that lead to the page. People are known there by their user
 * name. See WeCom's "发送应用消息" and "获取access_token".
 */
export function createWecomChannel(options: WecomOptions): MessageChannel {
  let token: Token | null = null;

  async function call<S extends TSchema>(
    schema: S,
    path: string,
    query: Record<string, string>,
    { body, signal }: { body?: object; signal: AbortSignal },
  ): Promise<Static<S>> {
    const url = new URL(`/cgi-bin/${path}`, options.url);
    url.search = new URLSearchParams(query).toString();
    const request = body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {};
    // Failures must not quote the address: it holds the secret.
    const answer = await fetch(url, {
      ...request,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    }).catch(() => {
      throw new ChannelError('no-answer');
    });
    const value: unknown = await answer.json().catch(() => null);
    if (!answer.ok || !Value.Check(schema, value)) throw new ChannelError('refused', answer.status);
    return value;
  }

  async function currentToken(signal: AbortSignal): Promise<string> {
    if (token && token.until > Date.now()) return token.value;
    const secret = await options.secret();
    if (secret === undefined) throw new ChannelError('secret-missing');
    const credentials = { corpid: options.corpId, corpsecret: secret };
    const answer = await call(tokenAnswer, 'gettoken', credentials, { signal });
    if (answer.errcode !== OK || !answer.access_token) throw new ChannelError('refused', answer.errcode);
    const seconds = Math.max(0, (answer.expires_in ?? 0) - 60);
    token = { value: answer.access_token, until: Date.now() + seconds * 1000 };
    return token.value;
  }

  async function attempt(body: object, signal: AbortSignal): Promise<Static<typeof sendAnswer>> {
    return call(sendAnswer, 'message/send', { access_token: await currentToken(signal) }, { body, signal });
  }

  return {
    name: 'wecom',
    addressOf: ({ username }) => username,
    async send(address, message, signal) {
      const body = toBody(options.agentId, address, message);
      let answer = await attempt(body, signal);
      if (TOKEN_ERRORS.has(answer.errcode)) {
        token = null;
        answer = await attempt(body, signal);
      }
      if (answer.errcode !== OK) throw new ChannelError('refused', answer.errcode);
      if (answer.invaliduser) throw new ChannelError('person-unknown');
    },
  };
}

type Message = Parameters<MessageChannel['send']>[1];

/** `enable_duplicate_check` drops the same content to the same person within half an hour. */
function toBody(agentid: number, touser: string, { subject, text, link }: Message): object {
  const shared = { touser, agentid, enable_duplicate_check: 1, duplicate_check_interval: 1800 };
  if (!link) return { ...shared, msgtype: 'text', text: { content: text } };
  return { ...shared, msgtype: 'textcard', textcard: { title: subject, description: text, url: link } };
}
