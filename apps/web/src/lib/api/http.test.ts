import { describe, expect, it } from 'vitest';
import { createAccess } from './access.ts';
import { ApiProblem } from './api-problem.ts';
import { createHttp } from './http.ts';
import { createIntents } from './intents.ts';

const user = {
  id: 'u',
  username: 'u',
  name: 'u',
  locale: 'zh' as const,
  roles: [],
  permissions: [],
  visitorOf: null,
  pending: [],
  memberships: [],
};
const url = (path: string) => new URL(path, 'http://hall.test');
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

/** A server that answers from a list, a session that can be renewed `renewals` times. */
function setup(answers: (Response | Error)[], renewals = 1) {
  const sent: Request[] = [];
  let renewed = 0;
  const access = createAccess({
    requestRenewal: async () => {
      renewed += 1;
      return renewed <= renewals ? { accessToken: `token-${renewed}`, user } : null;
    },
    onChange: () => {},
  });
  access.grant({ accessToken: 'token-0', user });
  let keys = 0;
  const http = createHttp({
    fetch: async (request) => {
      sent.push(request);
      const answer = answers.shift() ?? json(200, {});
      if (answer instanceof Error) throw answer;
      return answer;
    },
    access,
    intents: createIntents(() => `key-${keys++}`),
    language: () => 'en',
  });
  const post = (body: unknown, path = '/api/instances') =>
    http(new Request(url(path), { method: 'POST', body: JSON.stringify(body) }));
  return { http, post, sent, access, renewals: () => renewed };
}
const keyOf = (request: Request | undefined) => request?.headers.get('idempotency-key');
const failed = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

describe('requests to the API', () => {
  it('carry token and language; reads carry no idempotency key', async () => {
    const { http, sent } = setup([]);
    await http(new Request(url('/api/items')));
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer token-0');
    expect(sent[0]?.headers.get('accept-language')).toBe('en');
    expect(keyOf(sent[0])).toBeNull();
  });

  it('renew the session once on 401 and repeat with body and key', async () => {
    const { post, sent } = setup([json(401, {}), json(201, { id: 1 })]);
    const response = await post({ a: 1 });
    expect(response.status).toBe(201);
    expect(sent[1]?.headers.get('authorization')).toBe('Bearer token-1');
    expect(keyOf(sent[1])).toBe(keyOf(sent[0]));
    await expect(sent[1]?.json()).resolves.toEqual({ a: 1 });
  });

  it('share one renewal when several are refused together', async () => {
    const { http, renewals } = setup([json(401, {}), json(401, {})]);
    await Promise.all([http(new Request(url('/api/items'))), http(new Request(url('/api/me')))]);
    expect(renewals()).toBe(1);
  });

  it('end the session when it cannot be renewed', async () => {
    const { http, access } = setup([json(401, { code: 'unauthenticated' })], 0);
    await expect(http(new Request(url('/api/items')))).rejects.toMatchObject({ code: 'unauthenticated', status: 401 });
    expect(access.token()).toBeNull();
  });

  it('do not renew because of a wrong password, and keep no password as a fingerprint', async () => {
    const { post, sent, renewals } = setup([json(401, { code: 'invalid-credentials' })]);
    await expect(post({ password: 'x' }, '/api/auth/login')).rejects.toMatchObject({ code: 'invalid-credentials' });
    expect(renewals()).toBe(0);
    expect(keyOf(sent[0])).toBeNull();
  });

  it('reject with the problem that the server describes', async () => {
    const errors = [{ pointer: '/form/reason', message: 'missing' }];
    const { post } = setup([json(422, { code: 'form-invalid', detail: 'Mend it', errors })]);
    const problem = await failed(post({}));
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ code: 'form-invalid', message: 'Mend it', errors, transient: false });
  });

  it('reject with a readable code when a proxy answers or nobody does', async () => {
    const { http } = setup([new Response('<html>', { status: 502 }), new TypeError('failed to fetch')]);
    const proxy = await failed(http(new Request(url('/api/items'))));
    expect(proxy).toMatchObject({ code: 'unreadable-answer', transient: true });
    const silence = await failed(http(new Request(url('/api/items'))));
    expect(silence).toMatchObject({ code: 'network', status: 0, transient: true });
  });
});

describe('idempotency keys', () => {
  it('stay the same while the fate of a request is unknown, and are new after an answer', async () => {
    const { post, sent } = setup([new TypeError('lost'), json(503, {}), json(201, {}), json(201, {})]);
    await failed(post({ a: 1 }));
    await failed(post({ a: 1 }));
    await post({ a: 1 });
    await post({ a: 1 });
    expect(sent.map(keyOf)).toEqual(['key-0', 'key-0', 'key-0', 'key-1']);
  });

  it('differ for different contents and after a refusal', async () => {
    const { post, sent } = setup([new TypeError('lost'), json(422, { code: 'form-invalid' }), json(201, {})]);
    await failed(post({ a: 1 }));
    await failed(post({ a: 2 }));
    await post({ a: 2 });
    expect(new Set(sent.map(keyOf)).size).toBe(3);
  });
});
