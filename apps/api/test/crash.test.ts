import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DATABASE_KINDS, startTestPostgres } from '@flowhall/testing/database';
import { type ServerProcess, startServer } from '@flowhall/testing/server-process';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROUNDS = 4;
/** Submits that are under way when the server is killed. */
const AT_ONCE = 4;

const application = (reason: string) => ({
  itemKey: 'leave-request',
  form: {
    ...{ leaveType: 'personal', startDate: '2026-12-01', endDate: '2026-12-02' },
    ...{ reason, contactPhone: '13800138000' },
  },
});

interface Summary {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly currentSteps: readonly { readonly stepId: string }[];
}

/** Every submit was killed at another moment; afterwards each application is whole or not there at all. */
describe.each(DATABASE_KINDS)('a server on %s that is killed in the middle of submits', (kind) => {
  it('keeps every answered application, and repeats make exactly one of each', { timeout: 400_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flowhall-crash-'));
    const env: Record<string, string> = { FLOWHALL_DATA_DIR: folder };
    let drop = async () => {};
    if (kind === 'postgres') {
      const postgres = await startTestPostgres();
      const url = await postgres.createDatabase();
      env.DATABASE_URL = url;
      drop = () => postgres.dropDatabase(url);
    }
    let server: ServerProcess = await startServer(env);
    onTestFinished(async () => {
      await server.kill();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    });

    const sent: string[] = [];
    const answered = new Map<string, string>();
    const submit = async (token: string, key: string) => {
      const { status, body } = await server.call(token, 'POST', '/api/instances', application(key), key);
      expect(status).toBe(201);
      answered.set(key, body.id);
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const token = await server.signIn('staff');
      // One submit alone compiles what the others find ready, and tells how long one takes: the kill shall hit them.
      const [first = '', ...keys] = Array.from({ length: AT_ONCE + 1 }, () => randomUUID());
      sent.push(first, ...keys);
      const began = performance.now();
      await submit(token, first);
      const requests = keys.map((key) => submit(token, key).catch(() => undefined));
      await pause(randomInt(Math.ceil(performance.now() - began)));
      await server.kill();
      await Promise.all(requests);
      server = await startServer(env);
    }

    const token = await server.signIn('staff');
    const list = async (): Promise<Summary[]> =>
      (await server.call(token, 'GET', '/api/instances?limit=100')).body.items;
    const survivors = await list();
    expect(survivors.map((one) => one.id)).toEqual(expect.arrayContaining([...answered.values()]));
    expect(survivors.length).toBeLessThanOrEqual(sent.length);

    const before = new Map(answered);
    for (const key of sent) await submit(token, key);
    for (const [key, id] of before) expect(answered.get(key)).toBe(id);
    const all = await list();
    expect(all.map((one) => one.id).sort()).toEqual([...answered.values()].sort());
    expect(all).toHaveLength(sent.length);

    // Numbers are taken in the same transaction: none is missing and none was given twice.
    expect(all.map((one) => Number(one.number.slice(-4))).sort((a, b) => a - b)).toEqual(
      sent.map((_key, index) => index + 1),
    );
    for (const one of all) {
      expect([one.status, one.currentSteps.map((step) => step.stepId)]).toEqual(['running', ['head']]);
      const history = await server.call(token, 'GET', `/api/instances/${one.id}/history/verify`);
      expect(history.body).toEqual({ intact: true, entries: 1, brokenAt: null });
    }
    const head = await server.signIn('dean');
    const todo = await server.call(head, 'GET', '/api/tasks?limit=100');
    expect(todo.body.items.map((row: { instanceId: string }) => row.instanceId).sort()).toEqual(
      all.map((one) => one.id).sort(),
    );
  });
});
