import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startTestPostgres } from '@flowhall/testing/database';
import { startServer } from '@flowhall/testing/server-process';
import { expect, it, onTestFinished } from 'vitest';

const SLOW = 180_000;

/** The other system has done its part, the server dies before it can write that down. */
it('a server that is killed between a call and its commit leaves the call to another, which repeats it under the same key', {
  timeout: SLOW,
}, async () => {
  const keys: unknown[] = [];
  let answering = false;
  const other = createServer((request, answer) => {
    keys.push(request.headers['idempotency-key']);
    if (answering) answer.setHeader('content-type', 'application/json').end('{"card":"C-1"}');
  });
  await once(other.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void other.close().closeAllConnections());
  const { port } = other.address() as AddressInfo;

  const postgres = await startTestPostgres();
  const url = await postgres.createDatabase();
  const env = {
    DATABASE_URL: url,
    FLOWHALL_PROCESSES_DIR: join(import.meta.dirname, 'items'),
    FLOWHALL_HTTP_ALLOW: `127.0.0.1:${port}`,
    FLOWHALL_SECRET_CARDS: 'password',
  };
  const first = await startServer(env);
  onTestFinished(async () => {
    await first.kill();
    await postgres.dropDatabase(url);
  });
  const form = { kind: 'call', url: `http://127.0.0.1:${port}/`, text: '新卡' };
  const created = await first.call(await first.signIn('staff'), 'POST', '/api/instances', { itemKey: 'outside', form });
  expect(created.status).toBe(201);
  await expect.poll(() => keys.length, { timeout: 20_000 }).toBe(1);
  await first.kill();

  answering = true;
  const second = await startServer(env);
  onTestFinished(() => second.kill());
  const token = await second.signIn('staff');
  const steps = async () => {
    const { body } = await second.call(token, 'GET', `/api/instances/${created.body.id}`);
    return body.currentSteps.map((step: { stepId: string }) => step.stepId);
  };
  await expect.poll(steps, { timeout: SLOW, interval: 1000 }).toEqual(['check']);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});
