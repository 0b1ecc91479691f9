import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CasServer {
  readonly address: string;
  /** Signs somebody in at `/login?service=…`: the address that the browser is sent back to, with a ticket. */
  authorize(location: string, username: string, attributes?: Readonly<Record<string, string>>): URL;
  /** What is answered to a validation instead, once. */
  answerNext(xml: string): void;
  close(): Promise<void>;
}

interface Ticket {
  readonly service: string;
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const NAMESPACE = 'xmlns:cas="http://www.yale.edu/tp/cas"';

/** Stands in for a CAS server: the parts of protocol 2 and 3 that a service meets. A ticket is good once, for its service. */
export async function startCasServer(): Promise<CasServer> {
  const tickets = new Map<string, Ticket>();
  let instead: string | undefined;
  /** The page to sign in on; its form comes back here with a user name. */
  function answerLogin(url: URL, response: ServerResponse): void {
    const username = url.searchParams.get('username');
    if (username !== null) response.writeHead(302, { location: authorize(url.href, username).href }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(loginPage(url.searchParams.get('service') ?? ''));
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://cas.invalid');
    if (url.pathname === '/cas/login') {
      answerLogin(url, response);
      return;
    }
    const xml = /^\/cas\/(p3\/)?serviceValidate$/.test(url.pathname) ? (instead ?? validate(tickets, url)) : undefined;
    instead = undefined;
    response.writeHead(xml === undefined ? 404 : 200, { 'content-type': 'text/xml' }).end(xml);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const authorize: CasServer['authorize'] = (location, username, attributes = {}) => {
    const service = new URL(location).searchParams.get('service') ?? '';
    const ticket = `ST-${randomBytes(12).toString('hex')}`;
    tickets.set(ticket, { service, username, attributes });
    const back = new URL(service);
    back.searchParams.set('ticket', ticket);
    return back;
  };
  return {
    authorize,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cas`,
    answerNext(xml) {
      instead = xml;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const loginPage = (service: string): string => `<!doctype html><title>CAS</title><form action="/cas/login">
  <input type="hidden" name="service" value="${service.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">
  <label>User name <input name="username"></label><button>Sign in</button></form>`;

function validate(tickets: Map<string, Ticket>, url: URL): string {
  const name = url.searchParams.get('ticket') ?? '';
  const ticket = tickets.get(name);
  tickets.delete(name);
  if (!ticket) return failure('INVALID_TICKET');
  if (ticket.service !== url.searchParams.get('service')) return failure('INVALID_SERVICE');
  const attributes = Object.entries(ticket.attributes).map(([key, value]) => `<cas:${key}>${value}</cas:${key}>`);
  const more = url.pathname.includes('/p3/') ? `<cas:attributes>${attributes.join('')}</cas:attributes>` : '';
  return success(`<cas:user>${ticket.username}</cas:user>${more}`);
}

export const success = (inner: string): string =>
  `<cas:serviceResponse ${NAMESPACE}><cas:authenticationSuccess>${inner}</cas:authenticationSuccess></cas:serviceResponse>`;

const failure = (code: string): string =>
  `<cas:serviceResponse ${NAMESPACE}><cas:authenticationFailure code="${code}">No</cas:authenticationFailure></cas:serviceResponse>`;
