import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test-app.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe.each(DATABASE_KINDS)('wrong passwords in a row on %s', (kind) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await createTestApp({ kind, env: { FLOWHALL_TRUST_PROXY: '127.0.0.1' } });
  });
  afterAll(() => server?.close());

  const attempt = (username: string, password: string, address: string, browser?: string) =>
    server.app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { username, password },
      headers: { 'x-forwarded-for': address },
      ...(browser && { cookies: { flowhall_browser: browser } }),
    });
  const fail = async (username: string, address: string, times: number, browser?: string) => {
    for (let at = 0; at < times; at += 1) {
      expect((await attempt(username, 'wrong', address, browser)).statusCode).toBe(401);
    }
  };
  const waitOf = async (username: string, address: string, browser?: string) => {
    const answer = await attempt(username, 'flowhall', address, browser);
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'too-many-requests']);
    return Number(answer.headers['retry-after']);
  };

  it('make one wait, longer each time, a quarter of an hour at most, and are forgotten by the right one', async () => {
    await fail('t1001', '10.1.0.1', 5);
    const waits = [await waitOf('t1001', '10.1.0.1')];
    for (let round = 0; round < 6; round += 1) {
      server.advance((waits.at(-1) ?? 0) * SECOND + SECOND);
      await fail('t1001', '10.1.0.1', 1);
      waits.push(await waitOf('t1001', '10.1.0.1'));
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
    server.advance(15 * MINUTE + SECOND);
    expect((await attempt('t1001', 'flowhall', '10.1.0.1')).statusCode).toBe(200);
    await fail('t1001', '10.1.0.1', 4);
    expect((await attempt('t1001', 'flowhall', '10.1.0.1')).statusCode).toBe(200);
  });

  it('are counted though they come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt('t1006', 'wrong', '10.1.0.2')));
    const codes = answers.map(({ statusCode }) => statusCode);
    expect(codes.filter((code) => code === 401).length).toBeLessThanOrEqual(5);
    expect(codes.filter((code) => code === 429).length).toBeGreaterThanOrEqual(7);
  });

  it('of others keep nobody out: another network may try, and the own browser always', async () => {
    const own = await attempt('t1023', 'flowhall', '10.1.0.3');
    const browser = own.cookies.find(({ name }) => name === 'flowhall_browser')?.value ?? '';
    expect(own.cookies.find(({ name }) => name === 'flowhall_browser')).toMatchObject({
      httpOnly: true,
      sameSite: 'Strict',
    });
    await fail('t1023', '10.1.0.4', 5);
    await waitOf('t1023', '10.1.0.4');
    expect((await attempt('t1023', 'flowhall', '10.1.0.5')).statusCode).toBe(200);
    // From many networks the name itself is braked.
    for (const [network, times] of [4, 4, 4, 3].entries()) await fail('t1023', `10.2.${network}.1`, times);
    await waitOf('t1023', '10.3.0.1');
    expect((await attempt('t1023', 'flowhall', '10.3.0.1', browser)).statusCode).toBe(200);
    // The cookie is no key for another account, nor good for guessing.
    await waitOf('t1023', '10.3.0.1', `${browser.split('.')[0]}.${'A'.repeat(22)}`);
    await fail('t1023', '10.3.0.2', 5, browser);
    await waitOf('t1023', '10.3.0.2', browser);
  });

  it('are braked alike for names that nobody has, and logged', async () => {
    await fail('nobody-here', '10.1.0.6', 5);
    await waitOf('nobody-here', '10.1.0.6');
    const { prisma } = server.database;
    const entry = await prisma.auditEntry.findFirstOrThrow({
      where: { action: 'sign-in-braked' },
      orderBy: { id: 'desc' },
    });
    expect(entry).toMatchObject({ actorId: null, subject: null, address: '10.1.0.6' });
    const rows = JSON.stringify(await prisma.signInBrake.findMany());
    for (const word of ['nobody-here', '10.1.0.6']) expect(rows).not.toContain(word);
  });
});
