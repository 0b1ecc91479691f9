import { ModelError } from '@flowhall/bpmn';
import { readXml, refuseHarm, type XmlElement } from '@flowhall/bpmn/xml';
import { type ProvedIdentity, ProviderFailure, type ProviderSettings, type RedirectKind } from './provider.ts';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER = 256 * 1024;
/** The name of a ticket, as the protocol has it: 256 characters at most, of which servers issue these. */
const TICKET = /^[\w.-]{1,256}$/;
const PREFIXES = { 'http://www.yale.edu/tp/cas': 'cas' };
/** For CAS the attribute of this name is whom the ticket is about. */
const SUBJECT = 'user';

/**
 * CAS, protocol 2 and 3: https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html. The state is a part
 * of the service's address, which the server compares when the ticket is validated.
 */
export function createCas(): RedirectKind {
  return {
    async begin(settings, journey) {
      return withQuery(settings, 'login', { service: serviceOf(journey) });
    },

    async finish(settings, journey, returned) {
      const ticket = returned.searchParams.get('ticket') ?? '';
      if (!TICKET.test(ticket)) throw new ProviderFailure('provider-refused', 'There is no ticket');
      const path = settings.usernameAttribute === SUBJECT ? 'serviceValidate' : 'p3/serviceValidate';
      const answer = await ask(withQuery(settings, path, { service: serviceOf(journey), ticket }));
      return { ...readAnswer(answer, settings), ticket };
    },

    async check(settings) {
      const answer = await ask(
        withQuery(settings, 'serviceValidate', { service: 'https://check.invalid/', ticket: 'ST-0' }),
      );
      // A server that knows the protocol refuses this ticket by name.
      const failure = childOf(rootOf(answer), 'cas:authenticationFailure');
      if (!failure) throw new ProviderFailure('provider-unavailable', 'The answer is none of a CAS server');
      return { zh: '已连接，对方是 CAS 服务器。', en: 'It answers as a CAS server.' };
    },
  };
}

/** The tickets whose sign-ins a server says have ended (CAS 3.0.3, single logout). Empty for anything else. */
export function loggedOutTickets(logoutRequest: string): string[] {
  try {
    refuseHarm(logoutRequest);
    const { root } = readXml(logoutRequest, {});
    if (localName(root) !== 'LogoutRequest') return [];
    const indexes = root.children.filter((child) => localName(child) === 'SessionIndex');
    return indexes.map(({ text }) => text.trim()).filter((text) => TICKET.test(text));
  } catch (error) {
    if (error instanceof ModelError) return [];
    throw error;
  }
}

const localName = ({ name }: XmlElement): string => name.replace(/^.*:/, '');

function serviceOf({ callbackUrl, state }: { readonly callbackUrl: string; readonly state: string }): string {
  const url = new URL(callbackUrl);
  url.searchParams.set('state', state);
  return url.href;
}

function withQuery({ address }: ProviderSettings, path: string, query: Readonly<Record<string, string>>): URL {
  const url = new URL(`${address.replace(/\/+$/, '')}/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

async function ask(url: URL): Promise<string> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
    return await readBounded(answer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProviderFailure('provider-unavailable', reason, { cause: error });
  }
}

async function readBounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER) throw new Error('The answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readAnswer(answer: string, { usernameAttribute }: ProviderSettings): ProvedIdentity {
  const root = rootOf(answer);
  const success = childOf(root, 'cas:authenticationSuccess');
  if (!success) {
    const code = childOf(root, 'cas:authenticationFailure')?.attributes.get('code') ?? 'no answer of the protocol';
    throw new ProviderFailure('provider-refused', `The ticket was not accepted: ${code}`);
  }
  const subject = textOf(success, 'cas:user');
  if (subject === null) throw new ProviderFailure('provider-refused', 'The answer names nobody');
  if (usernameAttribute === SUBJECT) return { subject, username: subject };
  const attributes = childOf(success, 'cas:attributes');
  return { subject, username: attributes ? textOf(attributes, `cas:${usernameAttribute}`) : null };
}

function rootOf(answer: string): XmlElement {
  try {
    refuseHarm(answer);
    const { root } = readXml(answer, PREFIXES);
    if (root.name === 'cas:serviceResponse') return root;
  } catch (cause) {
    if (!(cause instanceof ModelError)) throw cause;
    throw new ProviderFailure('provider-unavailable', 'The answer is none of a CAS server', { cause });
  }
  throw new ProviderFailure('provider-unavailable', 'The answer is none of a CAS server');
}

const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

function textOf(element: XmlElement, name: string): string | null {
  const found = element.children.filter((child) => child.name === name);
  const text = found.length === 1 ? found[0]?.text.trim() : undefined;
  return text ? text : null;
}
