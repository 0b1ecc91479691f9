import type { LoginResult, Paths } from '@flowhall/contracts';
import createClient from 'openapi-fetch';
import { currentLanguage } from '../../i18n/i18n.ts';
import { sessionChanged } from '../session/session.ts';
import { createAccess } from './access.ts';
import { ApiProblem, readProblem } from './api-problem.ts';
import { createHttp } from './http.ts';
import { createIntents, randomKey } from './intents.ts';

async function requestRenewal(): Promise<LoginResult | null> {
  const renew = async () => {
    const response = await fetch('/api/auth/refresh', {
      method: 'POST',
      headers: { 'accept-language': currentLanguage() },
    }).catch((error: unknown) => {
      throw new ApiProblem('network', 0, undefined, error);
    });
    if (response.status === 401) return null;
    if (!response.ok) throw await readProblem(response);
    const result: LoginResult = await response.json();
    return result;
  };
  // The cookie rotates and its reuse ends the session, so that tabs must take turns.
  return navigator.locks ? navigator.locks.request('flowhall.refresh', renew) : renew();
}

export const access = createAccess({ requestRenewal, onChange: (result) => sessionChanged(result?.user ?? null) });

/** Sends a request that the typed client cannot express: downloads, uploads, event streams. */
export const http = createHttp({
  fetch: (request) => fetch(request),
  access,
  intents: createIntents(randomKey),
  language: currentLanguage,
});

/** The API, typed by the operation table. Every failure rejects with ApiProblem. */
export const client = createClient<Paths>({ baseUrl: window.location.origin, fetch: http });

/** The contents of a successful answer. */
export async function answer<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data, response } = await call;
  if (data === undefined) throw new ApiProblem('unreadable-answer', response.status);
  return data;
}
