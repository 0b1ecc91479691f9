import { createHmac } from 'node:crypto';
import { DEMO_PASSWORD } from '@flowhall/demo';
import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, REFRESH_COOKIE, refreshTokenOf, TEST_SECRET, type TestApp } from '../../../test/test-app.ts';
import { SESSION_LIFETIME_MS } from './open-session.ts';
import { OVERLAP_MS } from './refresh-session.ts';

const login = ({ app }: TestApp, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/auth/login', payload, headers });
const refresh = ({ app }: TestApp, token: string) =>
  app.inject({ method: 'POST', url: '/api/auth/refresh', cookies: { [REFRESH_COOKIE]: token } });
const logout = ({ app }: TestApp, token: string) =>
  app.inject({ method: 'POST', url: '/api/auth/logout', cookies: { [REFRESH_COOKIE]: token } });
const me = ({ app }: TestApp, headers: Record<string, string> = {}) => app.inject({ url: '/api/me', headers });
const lastAudit = ({ database }: TestApp, action: string) =>
  database.prisma.auditEntry.findFirst({ where: { action }, orderBy: { id: 'desc' } });

describe.each(DATABASE_KINDS)('signing in and out on %s', (kind) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await createTestApp({ kind });
  });
  afterAll(() => server?.close());

  it('answers an access token, the person and a cookie that scripts cannot read', async () => {
    const response = await login(server, { username: 'admin', password: DEMO_PASSWORD });
    expect(response.statusCode).toBe(200);
    expect(response.json().user).toMatchObject({
      username: 'admin',
      name: '系统管理员',
      locale: 'zh',
      roles: ['admin', 'user'],
      permissions: expect.arrayContaining(['org.manage', 'audit.read']),
      memberships: [{ department: { zh: '信息系统部', en: 'Information Systems' }, main: true }],
    });
    expect(response.cookies.map(({ name }) => name).sort()).toEqual(['flowhall_browser', REFRESH_COOKIE]);
    for (const cookie of response.cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/auth' });
      expect(cookie).not.toHaveProperty('secure');
    }
    expect(response.headers['cache-control']).toBe('no-store');
    expect(await lastAudit(server, 'sign-in')).toMatchObject({ actorId: response.json().user.id });
  });

  it('says the same for a wrong password, an unknown name and a closed account', async () => {
    await server.database.prisma.user.update({ where: { username: 'seal2' }, data: { status: 'CLOSED' } });
    const attempts = [
      { username: 'staff', password: 'wrong' },
      { username: 'nobody', password: DEMO_PASSWORD },
      { username: 'seal2', password: DEMO_PASSWORD },
    ];
    for (const attempt of attempts) {
      const response = await login(server, attempt);
      expect([response.statusCode, response.json().code]).toEqual([401, 'invalid-credentials']);
      expect(response.cookies).toEqual([]);
      const entry = await lastAudit(server, 'sign-in-failed');
      expect(JSON.stringify(entry)).not.toContain(attempt.username);
    }
  });

  it.each([
    [{}, ['/username', '/password']],
    [{ username: 'staff', password: 1 }, ['/password']],
    [{ username: '', password: 'x' }, ['/username']],
  ])('refuses %j', async (payload, pointers) => {
    const response = await login(server, payload);
    expect([response.statusCode, response.json().code]).toEqual([400, 'invalid-request']);
    expect(
      response
        .json()
        .errors.map(({ pointer }: { pointer: string }) => pointer)
        .sort(),
    ).toEqual(pointers.sort());
  });

  it('renews the access token and rotates the cookie', async () => {
    const { refreshToken } = await server.signIn('staff');
    const response = await refresh(server, refreshToken);
    expect(response.statusCode).toBe(200);
    expect(refreshTokenOf(response)).not.toBe(refreshToken);
    const headers = { authorization: `Bearer ${response.json().accessToken}` };
    expect((await me(server, headers)).json().username).toBe('staff');
    expect((await refresh(server, refreshTokenOf(response))).statusCode).toBe(200);
  });

  it('lets several tabs renew at the same moment: all go on with the same cookie', async () => {
    const { refreshToken } = await server.signIn('staff');
    const responses = await Promise.all([1, 2, 3].map(() => refresh(server, refreshToken)));
    expect(responses.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const [token, ...others] = responses.map(refreshTokenOf);
    expect(others).toEqual([token, token]);
    expect((await refresh(server, token!)).statusCode).toBe(200);
  });

  it('gives the successor again when an answer got lost on the way', async () => {
    const { refreshToken } = await server.signIn('staff');
    const lost = await refresh(server, refreshToken);
    server.advance(OVERLAP_MS - 1000);
    const again = await refresh(server, refreshToken);
    expect(refreshTokenOf(again)).toBe(refreshTokenOf(lost));
  });

  it('ends the session for everybody when a token comes back later', async () => {
    const { refreshToken, headers, id } = await server.signIn('staff');
    const renewed = await refresh(server, refreshToken);
    expect((await me(server, headers)).statusCode).toBe(200);
    server.advance(OVERLAP_MS + 1000);
    const replayed = await refresh(server, refreshToken);
    expect([replayed.statusCode, replayed.json().code]).toEqual([401, 'session-ended']);
    expect((await refresh(server, refreshTokenOf(renewed))).statusCode).toBe(401);
    await vi.waitFor(async () => expect((await me(server, headers)).json().code).toBe('session-ended'));
    expect(await lastAudit(server, 'session-reuse')).toMatchObject({ actorId: id });
  });

  it('ends the session when a token two generations old comes back at once', async () => {
    const { refreshToken } = await server.signIn('staff');
    const second = refreshTokenOf(await refresh(server, refreshToken));
    const third = refreshTokenOf(await refresh(server, second));
    expect((await refresh(server, refreshToken)).statusCode).toBe(401);
    expect((await refresh(server, third)).statusCode).toBe(401);
  });

  it('refuses cookies that it did not sign, and none', async () => {
    const { refreshToken } = await server.signIn('staff');
    const [id, , signature] = refreshToken.split('.');
    for (const forged of ['', 'x', `${id}.2.${signature}`, `${id}.1.${'A'.repeat(43)}`, `${refreshToken}A`]) {
      expect((await refresh(server, forged)).json().code).toBe('session-ended');
    }
    expect((await refresh(server, refreshToken)).statusCode).toBe(200);
  });

  it('ends a session after its lifetime, however often it was renewed', async () => {
    const { refreshToken, headers } = await server.signIn('leader');
    server.advance(SESSION_LIFETIME_MS - 60_000);
    const renewed = await refresh(server, refreshToken);
    expect(renewed.statusCode).toBe(200);
    server.advance(120_000);
    expect((await refresh(server, refreshTokenOf(renewed))).statusCode).toBe(401);
    expect((await me(server, headers)).statusCode).toBe(401);
  });

  it('signs out: neither token works any more', async () => {
    const { refreshToken, headers, id } = await server.signIn('staff');
    expect((await me(server, headers)).statusCode).toBe(200);
    const response = await logout(server, refreshToken);
    expect(response.statusCode).toBe(204);
    expect(refreshTokenOf(response)).toBe('');
    await vi.waitFor(async () => expect((await me(server, headers)).json().code).toBe('session-ended'));
    expect((await refresh(server, refreshToken)).statusCode).toBe(401);
    expect(await lastAudit(server, 'sign-out')).toMatchObject({ actorId: id });
    expect((await logout(server, refreshToken)).statusCode).toBe(204);
    expect((await logout(server, '')).statusCode).toBe(204);
  });

  it.each(['cross-site', 'same-site'])('lends the cookie to no page that is %s', async (from) => {
    const { refreshToken, headers } = await server.signIn('staff');
    for (const name of ['refresh', 'logout']) {
      const response = await server.app.inject({
        method: 'POST',
        url: `/api/auth/${name}`,
        cookies: { [REFRESH_COOKIE]: refreshToken },
        headers: { 'sec-fetch-site': from },
      });
      expect([response.statusCode, response.json().code, response.cookies]).toEqual([403, 'forbidden', []]);
    }
    expect((await me(server, headers)).statusCode).toBe(200);
    expect((await refresh(server, refreshToken)).statusCode).toBe(200);
  });

  it('keeps the language that a person chose', async () => {
    const { headers } = await server.signIn('student');
    const patch = (payload: object, own: Record<string, string> = headers) =>
      server.app.inject({ method: 'PATCH', url: '/api/me', payload, headers: own });
    expect((await patch({ locale: 'en' })).json()).toMatchObject({ locale: 'en', name: 'Student' });
    expect((await me(server, headers)).json().locale).toBe('en');
    expect((await patch({})).json().locale).toBe('en');
    expect((await patch({ locale: 'fr' })).statusCode).toBe(400);
    expect((await patch({ locale: 'zh', roles: ['admin'] })).json().errors[0].pointer).toBe('/roles');
    expect((await patch({ locale: 'zh' }, {})).statusCode).toBe(401);
  });
});

describe('access tokens', () => {
  let server: TestApp;
  let payload: { sub: string; sid: string };
  beforeAll(async () => {
    server = await createTestApp();
    const { accessToken } = await server.signIn('staff');
    payload = server.app.jwt.decode(accessToken)!;
  });
  afterAll(() => server?.close());

  const seconds = () => Math.floor(Date.now() / 1000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const sign = (claims: object = {}, { alg = 'HS256', key = TEST_SECRET } = {}) => {
    const known = { sub: payload.sub, sid: payload.sid, iss: 'flowhall', iat: seconds(), exp: seconds() + 60 };
    const text = `${encode({ alg, typ: 'JWT' })}.${encode({ ...known, ...claims })}`;
    const digest = { HS256: 'sha256', HS512: 'sha512' }[alg];
    return `${text}.${digest ? createHmac(digest, key).update(text).digest('base64url') : ''}`;
  };

  it.each([
    ['unsigned', {}, { alg: 'none' }],
    ['signed with another algorithm', {}, { alg: 'HS512' }],
    ['signed with another secret', {}, { key: 'b'.repeat(40) }],
    ['from another issuer', { iss: 'elsewhere' }, {}],
    ['expired', { iat: 1_000, exp: 2_000 }, {}],
    ['without a session', { sid: undefined }, {}],
  ])('are refused when %s', async (_name, claims, how) => {
    const authorization = `Bearer ${sign(claims, how)}`;
    expect((await me(server, { authorization })).json().code).toBe('unauthenticated');
  });

  it('are accepted when they are right', async () => {
    expect((await me(server, { authorization: `Bearer ${sign()}` })).statusCode).toBe(200);
  });

  it('are refused for a person whose account was closed', async () => {
    const { headers } = await server.signIn('card3');
    await server.database.prisma.user.update({ where: { username: 'card3' }, data: { status: 'CLOSED' } });
    expect((await me(server, headers)).json().code).toBe('session-ended');
  });
});

describe('two processes on one database', () => {
  it('end a session in both when one of them does', async () => {
    const first = await createTestApp({ kind: 'postgres' });
    const second = await createTestApp({ database: first.database });
    const { headers, refreshToken } = await first.signIn('staff');
    expect((await me(second, headers)).statusCode).toBe(200);
    await logout(first, refreshToken);
    await vi.waitFor(async () => expect((await me(second, headers)).statusCode).toBe(401));
    await second.close();
    await first.close();
  });
});

describe('the limit of attempts', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await createTestApp({ env: { FLOWHALL_SIGN_IN_LIMIT: '3', FLOWHALL_TRUST_PROXY: '127.0.0.1' } });
  });
  afterAll(() => server?.close());

  const attempt = (username: string, address: string) =>
    login(server, { username, password: 'wrong' }, { 'x-forwarded-for': address });

  it('counts by user name, from wherever', async () => {
    for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) {
      expect((await attempt('staff', address)).statusCode).toBe(401);
    }
    const refused = await attempt('Staff', '10.0.0.4');
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-requests']);
    expect(refused.json().title).toMatch(/\d+ 秒/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt('leader', '10.0.0.4')).statusCode).toBe(401);
  });

  it('counts by address, for whichever name', async () => {
    const codes = [];
    for (let index = 0; index < 31; index += 1) codes.push((await attempt(`name${index}`, '10.0.1.1')).statusCode);
    expect(codes.slice(0, 30)).toEqual(Array(30).fill(401));
    expect(codes[30]).toBe(429);
  });
});

describe('the cookie', () => {
  it.each([
    ['over TLS', { FLOWHALL_TRUST_PROXY: '127.0.0.1' }, { 'x-forwarded-proto': 'https' }],
    ['in production', { NODE_ENV: 'production', FLOWHALL_SECRET: 's'.repeat(32), FLOWHALL_DEMO: '1' }, {}],
  ])('is for secure connections only %s', async (_name, env, headers) => {
    const server = await createTestApp({ env });
    const response = await login(server, { username: 'staff', password: DEMO_PASSWORD }, headers);
    expect(response.cookies[0]).toMatchObject({ secure: true });
    await server.close();
  });
});

describe('the site', () => {
  it('names the demo accounts in demo mode', async () => {
    const server = await createTestApp();
    const site = (await server.app.inject('/api/site')).json();
    expect(site).toMatchObject({ demo: true, demoPassword: DEMO_PASSWORD });
    for (const { username } of site.demoAccounts) await server.signIn(username);
    expect(site.demoAccounts).toHaveLength(8);
    await server.close();
  });

  it('tells nothing otherwise', async () => {
    const server = await createTestApp({ env: { FLOWHALL_DEMO: '0' } });
    const site = (await server.app.inject('/api/site')).json();
    expect(site).toEqual({
      name: { zh: expect.any(String), en: expect.any(String) },
      demo: false,
      passwordReset: false,
    });
    await server.close();
  });
});
