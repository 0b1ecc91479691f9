import type { Access } from './access.ts';
import { ApiProblem, readProblem } from './api-problem.ts';
import type { Intents } from './intents.ts';

export interface HttpOptions {
  fetch: (request: Request) => Promise<Response>;
  access: Access;
  intents: Intents;
  language: () => string;
}

const READS = new Set(['GET', 'HEAD']);
const isAuth = (request: Request) => new URL(request.url).pathname.startsWith('/api/auth/');
/** Never kept, not even for a moment: what is typed there are passwords. */
const hasPassword = (request: Request) => isAuth(request) || new URL(request.url).pathname === '/api/me/password';

/** What makes two requests the same intent; null for reads, for sign-in (never keep a password) and for files. */
async function fingerprintOf(request: Request): Promise<string | null> {
  if (READS.has(request.method) || hasPassword(request)) return null;
  if (request.headers.get('content-type')?.startsWith('multipart/')) return null;
  return `${request.method} ${request.url} ${await request.clone().text()}`;
}

/**
 * Sends requests to the own API: adds token, language and idempotency key, renews the session once on 401 and
 * throws ApiProblem for everything that is not a success.
 */
export function createHttp({ fetch, access, intents, language }: HttpOptions): (request: Request) => Promise<Response> {
  const send = async (request: Request): Promise<Response> => {
    const token = access.token();
    if (token) request.headers.set('authorization', `Bearer ${token}`);
    try {
      return await fetch(request);
    } catch (error) {
      if (request.signal.aborted) throw error;
      throw new ApiProblem('network', 0, undefined, error);
    }
  };

  return async (request) => {
    request.headers.set('accept-language', language());
    const fingerprint = await fingerprintOf(request);
    if (fingerprint) request.headers.set('idempotency-key', intents.keyFor(fingerprint));

    const again = request.clone();
    let response = await send(request);
    const renewable = response.status === 401 && !isAuth(request);
    if (renewable && (await access.renew())) response = await send(again);

    if (response.ok) {
      if (fingerprint) intents.settle(fingerprint);
      return response;
    }
    const problem = await readProblem(response);
    if (fingerprint && !problem.transient) intents.settle(fingerprint);
    // Something new is asked of this person: with a fresh session the page for it opens.
    if (problem.code === 'sign-in-incomplete') await access.renew();
    throw problem;
  };
}
