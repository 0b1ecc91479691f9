import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Claims = Record<string, unknown>;

/** How the next ID token is made. */
export interface Lie {
  /** Over what an honest one would say. */
  readonly claims?: Claims;
  readonly header?: Claims;
  /** Signed with a key that the provider does not publish. */
  readonly foreignKey?: boolean;
  readonly unsigned?: boolean;
  /** Changed after it was signed. */
  readonly changedAfter?: Claims;
}

export interface LyingOidcServer {
  readonly issuer: string;
  /** The address that a browser comes back with. */
  comeBack(location: string): URL;
  /** What is wrong with the next token; nothing, for an honest one. */
  next(lie: Lie): void;
  close(): Promise<void>;
}

const KEY_ID = 'published';
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An OpenID provider whose ID tokens can be forged in every way that a client has to notice. */
export async function startLyingOidcServer(clientId: string, username: string): Promise<LyingOidcServer> {
  const published = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let lie: Lie = {};
  let nonce = '';
  const server = createServer((request, response) => {
    const answer = (body: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const path = new URL(request.url ?? '/', issuer).pathname;
    if (path === '/.well-known/openid-configuration') {
      answer({
        ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
        ...{ jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'] },
        id_token_signing_alg_values_supported: ['RS256'],
      });
    } else if (path === '/jwks') {
      const jwk = published.publicKey.export({ format: 'jwk' });
      answer({ keys: [{ ...jwk, kid: KEY_ID, alg: 'RS256', use: 'sig' }] });
    } else if (path === '/token') {
      answer({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: idToken() });
    } else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function idToken(): string {
    const now = Math.floor(Date.now() / 1000);
    const honest = { iss: issuer, aud: clientId, sub: `subject of ${username}`, preferred_username: username };
    const claims = { ...honest, nonce, iat: now, exp: now + 60, ...lie.claims };
    const header = { alg: 'RS256', typ: 'JWT', kid: KEY_ID, ...lie.header };
    const signed = `${encode(header)}.${encode(claims)}`;
    const key: KeyObject = lie.foreignKey ? foreign.privateKey : published.privateKey;
    const signature = lie.unsigned ? '' : createSign('RSA-SHA256').update(signed).sign(key).toString('base64url');
    const body = lie.changedAfter ? `${encode(header)}.${encode({ ...claims, ...lie.changedAfter })}` : signed;
    lie = {};
    return `${body}.${signature}`;
  }
  return {
    issuer,
    comeBack(location) {
      const asked = new URL(location).searchParams;
      nonce = asked.get('nonce') ?? '';
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('code', 'a-code');
      back.searchParams.set('state', asked.get('state') ?? '');
      return back;
    },
    next(wanted) {
      lie = wanted;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
