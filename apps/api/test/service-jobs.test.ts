import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseAllowList } from '../src/adapters/http-connector/allow-list.ts';
import { RUN_SERVICE_JOB } from '../src/modules/service-jobs/index.ts';
import { names } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const SECRET = 'card-system-password';
const SECOND = 1000;

interface Call {
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

describe.each(DATABASE_KINDS)('requests of service tasks on %s', (kind) => {
  let hall: ServiceHall;
  let staff: Caller;
  let admin: Caller;
  let server: Server;
  let url: string;
  const calls: Call[] = [];
  let respond: (answer: ServerResponse, call: Call) => unknown;

  beforeAll(async () => {
    server = createServer(async (request, answer) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const call = { body, headers: request.headers };
      calls.push(call);
      await respond(answer, call);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cards`;
    hall = await startServiceHall(kind, {
      processesDir: join(import.meta.dirname, 'items'),
      httpAllow: parseAllowList('127.0.0.0/8'),
      secrets: new Map([['CARDS', SECRET]]),
    });
    staff = await hall.as('staff');
    admin = await hall.as('admin');
  });
  afterAll(async () => {
    await hall?.close();
    server.close().closeAllConnections();
  });
  afterEach(() => calls.splice(0));

  const ok = (answer: ServerResponse) =>
    answer.setHeader('content-type', 'application/json').end('{"card":"C-7","unused":"left behind"}');
  const fail =
    (status: number, headers = {}) =>
    (answer: ServerResponse) =>
      answer.writeHead(status, headers).end('x');
  const order = async (form: object = {}): Promise<string> => {
    const answer = await staff.post('/api/instances', {
      itemKey: 'outside',
      form: { kind: 'call', url, text: '新卡', ...form },
    });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const run = () => hall.app.jobs.runDue();
  const state = async (id: string) => (await staff.get(`/api/instances/${id}`)).body;
  const jobOf = (instanceId: string) => hall.database.prisma.job.findFirst({ where: { instanceId } });
  const dataOf = async (id: string) => {
    const row = await hall.database.prisma.instance.findUniqueOrThrow({ where: { id } });
    return (row.variables as { data: object }).data;
  };
  /** Moves the clock to the next attempt and makes it. */
  const runNext = async (id: string) => {
    const job = await jobOf(id);
    hall.advance(Math.max(0, (job?.availableAt.getTime() ?? 0) - hall.now().getTime()));
    await hall.database.prisma.$transaction((tx) =>
      hall.app.jobs.enqueue(tx, RUN_SERVICE_JOB, { instanceId: id, executionId: job?.executionId }),
    );
    await run();
  };

  it('are made after the commit, and their answer becomes variables', async () => {
    respond = ok;
    const id = await order();
    expect(calls).toEqual([]);
    expect(await jobOf(id)).toMatchObject({ kind: 'http', status: 'pending', elementId: 'call', attempts: 0 });
    const { body } = await staff.get(`/api/instances/${id}`);
    expect(names(body)).toEqual([]);
    await run();
    expect(calls).toHaveLength(1);
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ text: '新卡', number: body.number });
    expect(calls[0]?.headers).toMatchObject({
      authorization: `Bearer ${SECRET}`,
      'idempotency-key': expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(names(await state(id))).toEqual(['check']);
    expect(await dataOf(id)).toEqual({ card: 'C-7' });
    expect(await jobOf(id)).toBeNull();
  });

  it('are tried again later, with growing pauses and under the same key', async () => {
    respond = fail(503);
    const id = await order();
    await run();
    const first = await jobOf(id);
    expect(first).toMatchObject({ attempts: 1, failure: { code: 'http-unavailable', params: { status: 503 } } });
    expect((first?.availableAt.getTime() ?? 0) - hall.now().getTime()).toBeGreaterThan(28 * SECOND);
    await runNext(id);
    const pause = ((await jobOf(id))?.availableAt.getTime() ?? 0) - hall.now().getTime();
    expect(pause).toBeGreaterThan(58 * SECOND);
    respond = ok;
    await runNext(id);
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set([first?.id]));
    expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
    expect(names(await state(id))).toEqual(['check']);
  });

  it('wait as long as the other side asks', async () => {
    respond = fail(429, { 'retry-after': '600' });
    const id = await order();
    await run();
    const pause = ((await jobOf(id))?.availableAt.getTime() ?? 0) - hall.now().getTime();
    expect(pause).toBeGreaterThan(590 * SECOND);
  });

  it('are not made before their time', async () => {
    respond = fail(500);
    const id = await order();
    await run();
    const { executionId } = (await jobOf(id)) ?? {};
    await hall.database.prisma.$transaction((tx) =>
      hall.app.jobs.enqueue(tx, RUN_SERVICE_JOB, { instanceId: id, executionId }),
    );
    await run();
    expect(calls).toHaveLength(1);
  });

  it('are given up when they cannot succeed, with an incident; an operator has them tried anew', async () => {
    respond = fail(400);
    const id = await order();
    await run();
    expect(calls).toHaveLength(1);
    expect(await jobOf(id)).toMatchObject({ status: 'failed', failure: { code: 'http-refused' } });
    expect((await state(id)).status).toBe('incident');
    const incident = await hall.database.prisma.incident.findFirstOrThrow({ where: { instanceId: id } });
    expect(incident).toMatchObject({ kind: 'job', elementId: 'call', message: expect.stringContaining('400') });
    expect((await admin.get('/api/notifications')).body.items[0]).toMatchObject({ event: 'incident', instanceId: id });

    respond = ok;
    const retried = await admin.post(`/api/incidents/${incident.id}/retry`);
    expect([retried.status, retried.body.status]).toEqual([200, 'running']);
    await run();
    expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect((await state(id)).status).toBe('running');
    expect(names(await state(id))).toEqual(['check']);
  });

  it('are given up after the last attempt', async () => {
    respond = fail(502);
    const id = await order();
    await run();
    await runNext(id);
    expect((await state(id)).status).toBe('running');
    await runNext(id);
    expect(calls).toHaveLength(3);
    expect((await state(id)).status).toBe('incident');
  });

  it('may end in a BPMN error of the process', async () => {
    respond = fail(409);
    const id = await order();
    await run();
    expect((await state(id)).status).toBe('completed');
    expect(await jobOf(id)).toBeNull();
  });

  it.each([
    ['http://169.254.169.254/', 'http-host-refused'],
    ['http://card.example/', 'http-host-refused'],
    ['nonsense', 'http-url-invalid'],
  ])('to %s are refused: %s', async (hostile, code) => {
    const id = await order({ url: hostile });
    await run();
    expect(await jobOf(id)).toMatchObject({ status: 'failed', failure: { code } });
    expect((await state(id)).status).toBe('incident');
  });

  it('do not happen for an application that has ended', async () => {
    respond = ok;
    const id = await order();
    await staff.post(`/api/instances/${id}/terminate`, { reason: '不需要了' });
    expect(await jobOf(id)).toBeNull();
    await run();
    expect(calls).toEqual([]);
  });

  it('have their effect once, even when they run twice or too late', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    respond = async (answer) => {
      await held;
      ok(answer);
    };
    const id = await order();
    const { executionId = '' } = (await jobOf(id)) ?? {};
    const again = () =>
      hall.database.prisma.$transaction((tx) =>
        hall.app.jobs.enqueue(tx, RUN_SERVICE_JOB, { instanceId: id, executionId }),
      );
    await again();
    const first = run();
    await expect.poll(() => calls.length).toBe(1);
    await again();
    // Another server takes the repetition while the first one waits for the answer.
    await run();
    release();
    await first;
    await again();
    await run();
    expect(calls).toHaveLength(1);
    const { body } = await admin.get(`/api/instances/${id}/history`);
    expect(body.items.filter((entry: { action: string }) => entry.action === 'job')).toHaveLength(1);
  });

  it('are repeated under the same key when the server died after the call; a late result counts no more', async () => {
    respond = ok;
    const id = await order();
    const { prisma } = hall.database;
    const { executionId = '', id: key } = (await jobOf(id)) ?? {};
    // As a server leaves it that called and was killed before the commit.
    const until = new Date(hall.now().getTime() + 60 * SECOND);
    await prisma.job.update({ where: { id: key }, data: { lockedBy: 'dead', lockedUntil: until, attempts: 1 } });
    await run();
    expect(calls).toEqual([]);
    hall.advance(61 * SECOND);
    await prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, RUN_SERVICE_JOB, { instanceId: id, executionId }));
    await run();
    expect(calls.map(({ headers }) => headers['idempotency-key'])).toEqual([key]);
    expect(names(await state(id))).toEqual(['check']);
  });

  it('leave their secret nowhere', async () => {
    respond = (answer) => answer.writeHead(500).end(SECRET);
    const id = await order();
    await run();
    const tables = ['Job', 'Instance', 'HistoryEntry', 'Incident', 'Notification', 'AuditEntry'];
    for (const table of [...tables.map((name) => `"${name}"`), 'pgboss.job']) {
      const rows = await hall.database.prisma.$queryRawUnsafe(
        `SELECT count(*)::int AS "found" FROM ${table} t WHERE t::text LIKE '%${SECRET}%'`,
      );
      expect([table, rows]).toEqual([table, [{ found: 0 }]]);
    }
    const job = await jobOf(id);
    const prepared = JSON.parse(hall.app.personal.open(String(job?.prepared), id));
    expect(prepared).toMatchObject({ headers: { authorization: /secret:.*:CARDS/ } });
  });
});
