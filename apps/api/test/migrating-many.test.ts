import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DATABASE_KINDS, startTestPostgres } from '@flowhall/testing/database';
import { type ServerProcess, startServer } from '@flowhall/testing/server-process';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ErrandFolder, RENAMED, RENAMING } from './errand-item.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const form = { what: '盖章' };

describe.each(DATABASE_KINDS)('migrating many applications on %s', (kind) => {
  const many = kind === 'postgres' ? 200 : 40;
  const folder = new ErrandFolder();
  let hall: ServiceHall;
  let designer: Caller;
  let leader: Caller;
  let staff: Caller;
  let way: { fromDefinitionId: string; toDefinitionId: string; mapping: object };
  const ids: string[] = [];

  beforeAll(async () => {
    hall = await startServiceHall(kind, { processesDir: folder.path });
    designer = await hall.as('designer');
    leader = await hall.as('leader');
    staff = await hall.as('staff');
    const { id } = await hall.database.prisma.definition.findFirstOrThrow({ where: { itemKey: 'errand', version: 1 } });
    while (ids.length < many) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => staff.post('/api/instances', { itemKey: 'errand', form })),
      );
      ids.push(...answers.map((answer) => answer.body.id));
    }
    way = { fromDefinitionId: id, toDefinitionId: await folder.deploy(hall, RENAMED), mapping: RENAMING };
  }, 120_000);
  afterAll(async () => {
    await hall?.close();
    folder.remove();
  });

  it('brings over all that can go while people act; a damaged one stops nobody', { timeout: 120_000 }, async () => {
    const [damaged = '', ...others] = ids;
    const { prisma } = hall.database;
    const snapshot = { v: 99, runtime: 'bpmn-engine', data: {} };
    await prisma.instance.update({ where: { id: damaged }, data: { snapshot } });
    const tasks = await prisma.task.findMany({ where: { instanceId: { in: others.slice(0, 8) }, stepId: 'left' } });
    const acted = tasks.map((task) => [task.instanceId, task.id] as const);
    expect(acted).toHaveLength(8);
    const { body } = await designer.post('/api/migrations', way);
    const acting = acted.map(([, task]) => leader.post(`/api/tasks/${task}/complete`, { outcome: 'agree' }));
    const [answers] = await Promise.all([Promise.all(acting), hall.app.jobs.runDue()]);
    await hall.app.jobs.runDue();

    const migration = (await designer.get(`/api/migrations/${body.id}`)).body;
    expect(migration).toMatchObject({ status: 'done', counts: { total: many, done: many - 1, failed: 1, pending: 0 } });
    expect(migration.left).toMatchObject([{ instanceId: damaged, status: 'failed' }]);
    const rows = await prisma.instance.findMany({ where: { itemKey: 'errand' } });
    for (const row of rows) {
      const isOver = row.id !== damaged;
      expect(row.definitionId, row.id).toBe(isOver ? way.toDefinitionId : way.fromDefinitionId);
      // exactly one migration, and the answers that were given
      const task = acted.findIndex(([id]) => id === row.id);
      const status = task < 0 ? 0 : (answers[task]?.status ?? 0);
      expect([0, 200, 409], row.id).toContain(status);
      expect(row.version, row.id).toBe(1 + (isOver ? 1 : 0) + (status === 200 ? 1 : 0));
    }
    const entries = await prisma.historyEntry.count({ where: { action: 'migrate' } });
    expect(entries).toBe(many - 1);
    expect(answers.some((answer) => answer.status === 200)).toBe(true);
    const late = acted.find((_, i) => answers[i]?.status === 409)?.[0] ?? others.at(-1) ?? '';
    const open = await prisma.task.findFirstOrThrow({ where: { instanceId: late, stepId: 'review' } });
    const { status } = await leader.post(`/api/tasks/${open.id}/complete`, { outcome: 'agree' });
    expect(status).toBe(200);
  });

  it('takes back all that have not moved', { timeout: 120_000 }, async () => {
    const [last] = (await designer.get('/api/migrations?limit=1')).body.items;
    await designer.post(`/api/migrations/${last.id}/undo`);
    await hall.app.jobs.runDue();
    const { counts, status } = (await designer.get(`/api/migrations/${last.id}`)).body;
    expect(status).toBe('undone');
    expect(counts.undone + counts.kept).toBe(many - 1);
    expect(counts.kept).toBeLessThanOrEqual(9);
    const back = await hall.database.prisma.instance.count({ where: { definitionId: way.fromDefinitionId } });
    expect(back).toBe(counts.undone + 1);
  });
});

/** The server is killed again and again while it migrates; every application is migrated once all the same. */
describe('a server that is killed in the middle of a migration', () => {
  it('is followed by one that goes on, and nothing happens twice', { timeout: 300_000 }, async () => {
    const data = mkdtempSync(join(tmpdir(), 'flowhall-migrate-'));
    const folder = new ErrandFolder();
    const postgres = await startTestPostgres();
    const url = await postgres.createDatabase();
    const env = { FLOWHALL_DATA_DIR: data, DATABASE_URL: url, FLOWHALL_PROCESSES_DIR: folder.path };
    let server: ServerProcess = await startServer(env);
    onTestFinished(async () => {
      await server.kill();
      await postgres.dropDatabase(url);
      rmSync(data, { recursive: true, force: true });
      folder.remove();
    });
    let staff = await server.signIn('staff');
    const ids: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => server.call(staff, 'POST', '/api/instances', { itemKey: 'errand', form })),
      );
      ids.push(...answers.map((answer) => answer.body.id));
    }
    await server.stop();
    folder.write(RENAMED);
    server = await startServer(env);
    let designer = await server.signIn('designer');
    const { items } = (await server.call(designer, 'GET', '/api/definitions/errand/versions')).body;
    const [to, from] = items.map((one: { id: string }) => one.id);
    const order = { fromDefinitionId: from, toDefinitionId: to, mapping: RENAMING };
    const { body } = await server.call(designer, 'POST', '/api/migrations', order);
    const progress = async () => (await server.call(designer, 'GET', `/api/migrations/${body.id}`)).body;
    const seen: number[] = [];
    for (let kills = 0; kills < 2; kills += 1) {
      const before = seen.at(-1) ?? 0;
      for (let n = 0; n < 200 && (await progress()).counts.done <= before; n += 1) await pause(10);
      await server.kill();
      server = await startServer(env);
      designer = await server.signIn('designer');
      seen.push((await progress()).counts.done);
    }
    for (let n = 0; n < 600 && (await progress()).status !== 'done'; n += 1) await pause(100);
    expect(await progress()).toMatchObject({ status: 'done', counts: { total: 60, done: 60 } });
    // it was killed while there was something left to do
    expect(seen[0]).toBeLessThan(60);
    staff = await server.signIn('staff');
    for (const id of ids) {
      const history = (await server.call(staff, 'GET', `/api/instances/${id}/history`)).body.items;
      expect(history.map((entry: { action: string }) => entry.action).sort(), id).toEqual(['migrate', 'submit']);
    }
    const [verified] = ids;
    const chain = await server.call(staff, 'GET', `/api/instances/${verified}/history/verify`);
    expect(chain.body).toEqual({ intact: true, entries: 2, brokenAt: null });
  });
});
