import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT_ID = 'flowhall';
export const CLIENT_SECRET = 'a-client-secret-for-tests-only';

export interface OidcServer {
  readonly issuer: string;
  /** Signs somebody in as a browser would, page by page, and gives the address that the browser is sent back to. */
  authorize(location: string, username: string): Promise<URL>;
  close(): Promise<void>;
}

/** A real OpenID provider on a free port, whose accounts are called like those here. */
export async function startOidcServer(callbackUrl: string): Promise<OidcServer> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [callbackUrl] }],
    pkce: { required: () => true },
    claims: { profile: ['preferred_username'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: `subject of ${id}`, preferred_username: id }),
    }),
    cookies: { keys: ['a key for cookies of tests'] },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    authorize: (location, username) => browse(new URL(location), username, issuer),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Follows redirects and answers the provider's forms until it leads elsewhere. */
async function browse(start: URL, username: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 20 && url.origin === new URL(issuer).origin; step += 1) {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { method: 'POST', body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      body = undefined;
      continue;
    }
    const page = await answer.text();
    const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    if (action === undefined || prompt === undefined) throw new Error(`Unexpected page ${answer.status}: ${page}`);
    url = new URL(action, url);
    body = new URLSearchParams(prompt === 'login' ? { prompt, login: username, password: 'x' } : { prompt });
  }
  return url;
}
