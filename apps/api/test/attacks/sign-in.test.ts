import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectStatements } from '../count-statements.ts';
import { createTestApp, REFRESH_COOKIE, refreshTokenOf, type TestApp } from '../test-app.ts';

/**
 * Attacks on signing in. Elsewhere: forged and replayed tickets, codes and states (`identity/forged-sign-ins.test.ts`),
 * forged ID tokens (`sign-in-forged-tokens.test.ts`), forged access tokens and replayed refresh tokens
 * (`auth.routes.test.ts`), guessing (`sign-in/brake.test.ts`, `sign-in/phone.test.ts`).
 */
describe('attacks on signing in', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await createTestApp({ kind: 'postgres' });
  });
  afterAll(() => server?.close());

  const login = (
    payload: object | string,
    headers: Record<string, string> = {},
    cookies: Record<string, string> = {},
  ) => server.app.inject({ method: 'POST', url: '/api/auth/login', payload, headers, cookies });
  const refresh = (token: string, headers: Record<string, string> = {}) =>
    server.app.inject({ method: 'POST', url: '/api/auth/refresh', cookies: { [REFRESH_COOKIE]: token }, headers });
  const entries = (action: string) => server.database.prisma.auditEntry.count({ where: { action } });

  it('fix no session: whoever signs in gets a new one, and the attacker’s stays the attacker’s', async () => {
    const attacker = await server.signIn('student');
    const victim = await login(
      { username: 'staff', password: 'flowhall' },
      {},
      { [REFRESH_COOKIE]: attacker.refreshToken },
    );
    const token = refreshTokenOf(victim);
    expect(token.split('.')[0]).not.toBe(attacker.refreshToken.split('.')[0]);
    expect((await refresh(attacker.refreshToken)).json().user.username).toBe('student');
    expect((await refresh(token)).json().user.username).toBe('staff');
  });

  it('from pages of other sites: no form signs anybody in or out, and what carries the cookie is refused and logged', async () => {
    const forms = {
      'application/x-www-form-urlencoded': 'username=staff&password=flowhall',
      'text/plain': JSON.stringify({ username: 'staff', password: 'flowhall' }),
      'multipart/form-data; boundary=x': '--x\r\ncontent-disposition: form-data; name="username"\r\n\r\nstaff\r\n--x--',
    };
    for (const [type, payload] of Object.entries(forms)) {
      const answer = await login(payload, { 'content-type': type });
      expect([type, answer.statusCode >= 400, answer.cookies]).toEqual([type, true, []]);
    }
    const { refreshToken } = await server.signIn('staff');
    const before = await entries('access-refused');
    for (const from of ['cross-site', 'same-site']) {
      expect((await refresh(refreshToken, { 'sec-fetch-site': from })).json().code).toBe('forbidden');
    }
    expect((await entries('access-refused')) - before).toBe(2);
    expect((await refresh(refreshToken)).statusCode).toBe(200);
    const cors = await server.app.inject({
      method: 'OPTIONS',
      url: '/api/auth/login',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(cors.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('learn no user names: answers and work are the same, whoever is asked about', async () => {
    await server.database.prisma.user.update({ where: { username: 'seal2' }, data: { status: 'CLOSED' } });
    await server.database.prisma.user.update({ where: { username: 'repair' }, data: { passwordHash: null } });
    const look = async (username: string) => {
      let answer = { status: 0, body: {}, headers: {} as Record<string, unknown> };
      const statements = await collectStatements(server.database, async () => {
        const got = await login({ username, password: 'not the password' });
        const { requestId: _own, ...body } = got.json();
        const { date: _date, 'x-request-id': _id, ...headers } = got.headers;
        answer = { status: got.statusCode, body, headers };
      });
      // Which account it was is noted, in the same statement.
      return { ...answer, statements: statements.map((text) => text.split(' (')[0]) };
    };
    const [known, ...others] = [
      await look('staff'),
      await look('nobody-here'),
      await look('seal2'),
      await look('repair'),
      await look('visitor-00000000'),
    ];
    expect(known.status).toBe(401);
    expect(known.statements.length).toBeGreaterThan(3);
    for (const other of others) expect(other).toEqual(known);
  });

  it('assign nothing that was not asked for', async () => {
    const more = { roles: ['admin'], permissions: ['org.manage'], pending: [], userId: 'x', visitorOf: null, sub: 'x' };
    const answer = await login({ username: 'student', password: 'flowhall', ...more });
    const plain = (await login({ username: 'student', password: 'flowhall' })).json();
    if (answer.statusCode === 200) expect(answer.json().user).toEqual(plain.user);
    else expect(answer.json().code).toBe('invalid-request');
    const headers = { authorization: `Bearer ${plain.accessToken}` };
    const routes = [
      ['PATCH', '/api/me', { locale: 'zh' }],
      ['PUT', '/api/me/password', { current: 'flowhall', password: 'lamp-otter-violet' }],
      ['PUT', '/api/me/phone', { phone: '13800138000', code: '123456' }],
      ['POST', '/api/me/phone/codes', { phone: '13800138000' }],
      ['POST', '/api/auth/password-resets', { account: 'student' }],
      ['POST', '/api/auth/password-links/use', { token: 'x'.repeat(43), password: 'lamp-otter-violet' }],
      ['POST', '/api/auth/visitor', { itemKey: 'seal-use', phone: '13800138000', code: '123456' }],
    ] as const;
    for (const [method, url, body] of routes) {
      for (const [name, value] of Object.entries(more)) {
        const got = await server.app.inject({ method, url, headers, payload: { ...body, [name]: value } });
        expect([url, name, got.statusCode]).toEqual([url, name, 400]);
      }
    }
    const user = await server.database.prisma.user.findUniqueOrThrow({
      where: { username: 'student' },
      include: { roles: true },
    });
    expect([user.roles.length, user.visitorOf, user.phoneVerifiedAt]).toEqual([1, null, null]);
  });

  it('use no token twice: the copy ends the session, and it is logged', async () => {
    const { refreshToken } = await server.signIn('dean');
    const next = refreshTokenOf(await refresh(refreshToken));
    server.advance(60_000);
    const before = await entries('session-reuse');
    expect((await refresh(refreshToken)).statusCode).toBe(401);
    expect((await refresh(next)).statusCode).toBe(401);
    expect((await entries('session-reuse')) - before).toBe(1);
  });
});
