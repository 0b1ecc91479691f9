import type { AddressInfo } from 'node:net';
import { withTransaction } from '@flowhall/db';
import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, REFRESH_COOKIE, type SignedIn, type TestApp } from '../../../test/test-app.ts';

const INSTANCE = 'a0000000-0000-4000-8000-000000000000';

/** A client that reads its stream in the background. */
async function open(server: TestApp, { headers }: { headers: Record<string, string> }) {
  const { port } = server.app.server.address() as AddressInfo;
  const abort = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/api/events`, { headers, signal: abort.signal });
  let text = '';
  const ended = (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
  })().catch(() => {});
  const changes = () =>
    text
      .split('\n\n')
      .filter((block) => block.startsWith('event: change'))
      .map((block) => JSON.parse(block.split('data: ')[1]!));
  return { response, changes, ended, text: () => text, close: () => abort.abort() };
}

const publish = ({ app, database }: TestApp, people: SignedIn[], taskId: string) =>
  withTransaction(database.prisma, async (tx) =>
    app.events.publish(
      tx,
      people.map(({ id }) => id),
      { kind: 'task', instanceId: INSTANCE, taskId },
    ),
  );

const TASKS = [1, 2].map((n) => INSTANCE.replace(/.$/, String(n)));

describe.each(DATABASE_KINDS)('live events on %s', (kind) => {
  let server: TestApp;
  let staff: SignedIn;
  let leader: SignedIn;
  beforeAll(async () => {
    server = await createTestApp({ kind });
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    [staff, leader] = [await server.signIn('staff'), await server.signIn('leader')];
  });
  afterAll(() => server?.close());

  it('are for people who signed in', async () => {
    const { response, ended } = await open(server, { headers: {} });
    expect(response.status).toBe(401);
    await ended;
  });

  it('reach those whom they concern, after the commit, and nobody else', async () => {
    const [mine, others] = [await open(server, staff), await open(server, leader)];
    expect(mine.response.headers.get('content-type')).toBe('text/event-stream');
    await withTransaction(server.database.prisma, async (tx) => {
      server.app.events.publish(tx, [staff.id], { kind: 'draft' });
      throw new Error('on purpose');
    }).catch(() => {});
    await publish(server, [staff], TASKS[0]!);
    await publish(server, [staff, leader, staff], TASKS[1]!);
    await vi.waitFor(() => expect(others.changes()).toHaveLength(1));
    expect(others.changes()).toEqual([{ kind: 'task', instanceId: INSTANCE, taskId: TASKS[1] }]);
    expect(mine.changes().map(({ taskId }) => taskId)).toEqual(TASKS);
    mine.close();
    others.close();
  });

  it('reach many people at once', async () => {
    const { changes, close } = await open(server, staff);
    const many = Array.from({ length: 500 }, (_, index) => INSTANCE.replace(/.{3}$/, String(100 + index)));
    await withTransaction(server.database.prisma, async (tx) =>
      server.app.events.publish(tx, [...many, staff.id], { kind: 'notification' }),
    );
    await vi.waitFor(() => expect(changes()).toEqual([{ kind: 'notification' }]));
    close();
  });

  it('are limited to some streams per person', async () => {
    const streams = [];
    for (let count = 0; count < 10; count += 1) streams.push(await open(server, leader));
    const refused = await open(server, leader);
    expect(refused.response.status).toBe(429);
    expect((await open(server, staff)).response.status).toBe(200);
    streams[0]!.close();
    await vi.waitFor(async () => {
      const again = await open(server, leader);
      expect(again.response.status).toBe(200);
      again.close();
    });
    for (const stream of streams) stream.close();
  });

  it('are not opened by those who only ask for the head', async () => {
    for (let count = 0; count < 11; count += 1) {
      const { statusCode } = await server.app.inject({ method: 'HEAD', url: '/api/events', headers: staff.headers });
      expect(statusCode).toBe(404);
    }
    const { response, close } = await open(server, staff);
    expect(response.status).toBe(200);
    close();
  });

  it('end when the server closes', async () => {
    const { ended, text } = await open(server, staff);
    await server.app.close();
    await ended;
    expect(text()).toContain('event: open');
  });

  it('are no trouble when a client goes without a word', () => {
    expect(server.log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });
});

describe('a stream', () => {
  it('beats while its session lives and ends with it', async () => {
    const server = await createTestApp({ heartbeatMs: 50 });
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    const staff = await server.signIn('staff');
    const { text, ended } = await open(server, staff);
    await vi.waitFor(() => expect(text()).toContain(': heartbeat'));
    await server.app.inject({
      method: 'POST',
      url: '/api/auth/logout',
      cookies: { [REFRESH_COOKIE]: staff.refreshToken },
    });
    await ended;
    await server.close();
  });

  it('brings what another process publishes', async () => {
    const first = await createTestApp({ kind: 'postgres' });
    const second = await createTestApp({ database: first.database });
    await first.app.listen({ host: '127.0.0.1', port: 0 });
    const staff = await first.signIn('staff');
    const { changes } = await open(first, staff);
    await publish(second, [staff], TASKS[0]!);
    await vi.waitFor(() => expect(changes()).toHaveLength(1));
    await second.close();
    await first.close();
  });

  it('tells to look again when another process begins: one may have died with what it had to tell', async () => {
    const first = await createTestApp({ kind: 'postgres' });
    await first.app.listen({ host: '127.0.0.1', port: 0 });
    const { text } = await open(first, await first.signIn('staff'));
    await vi.waitFor(() => expect(text()).toContain('event: open'));
    const second = await createTestApp({ database: first.database });
    await vi.waitFor(() => expect(text()).toContain('event: resync'));
    await second.close();
    await first.close();
  });
});
