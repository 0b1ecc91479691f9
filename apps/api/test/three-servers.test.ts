import { startTestPostgres } from '@flowhall/testing/database';
import { type ServerProcess, startServer } from '@flowhall/testing/server-process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { along, applyTask, itemsFolder, task, writeItem } from './write-item.ts';

const KEY = 'errand';

/** Two steps; the later version has a third one. */
const errand = (...later: readonly string[]) => ({
  key: KEY,
  process: `<startEvent id="start" />${applyTask}${task('check', 'leader')}${task('carry-out', 'director')}
    ${later.map((id) => task(id, 'leader')).join('')}<endEvent id="end" />
    ${along('start', 'apply', 'check', 'carry-out', ...later, 'end')}`,
});

/** Whatever an instance is lies in the database: no server process knows more of it than another. */
describe.each([
  ['engine', 'bpmn-engine'],
  ['tokens', 'tokens'],
])('an instance on the runtime %s', (choice, runtime) => {
  it('is started on one server, advanced on another and finished on a third, through a redeployment and a restart', {
    timeout: 300_000,
  }, async () => {
    const postgres = await startTestPostgres();
    const url = await postgres.createDatabase();
    const items = await itemsFolder();
    const data = await itemsFolder();
    const servers: ServerProcess[] = [];
    onTestFinished(async () => {
      for (const server of servers) await server.kill().catch(() => undefined);
      await postgres.dropDatabase(url);
      await Promise.all([items.remove(), data.remove()]);
    });
    const start = async () => {
      const server = await startServer({
        DATABASE_URL: url,
        FLOWHALL_DATA_DIR: data.path,
        FLOWHALL_PROCESSES_DIR: items.path,
        FLOWHALL_RUNTIME: choice,
        FLOWHALL_SECRET: 'the servers of one test share their secret',
      });
      servers.push(server);
      return server;
    };
    const stop = async (server: ServerProcess) => {
      servers.splice(servers.indexOf(server), 1);
      await server.kill();
    };
    const apply = async (server: ServerProcess) => {
      const form = { reason: '测试' };
      const { status, body } = await server.call(await server.signIn('staff'), 'POST', '/api/instances', {
        itemKey: KEY,
        form,
      });
      expect([status, body.code]).toEqual([201, undefined]);
      return body;
    };
    const agree = async (server: ServerProcess, username: string, instanceId: string) => {
      const token = await server.signIn(username);
      const { body: todo } = await server.call(token, 'GET', '/api/tasks?limit=100');
      const row = todo.items.find((one: { instanceId: string }) => one.instanceId === instanceId);
      return server.call(token, 'POST', `/api/tasks/${row?.taskId}/complete`, { outcome: 'agree' });
    };
    const stepsOf = (body: { currentSteps: { stepId: string }[] }) => body.currentSteps.map((step) => step.stepId);

    await writeItem(items.path, errand());
    const first = await start();
    const { id, ...begun } = await apply(first);
    expect([begun.definition.version, stepsOf({ currentSteps: begun.currentSteps })]).toEqual([1, ['check']]);

    await writeItem(items.path, errand('report'));
    const second = await start();
    await stop(first);
    const advanced = await agree(second, 'leader', id);
    expect([advanced.status, stepsOf(advanced.body)]).toEqual([200, ['carry-out']]);
    const later = await apply(second);
    expect(later.definition.version).toBe(2);

    // The restart: nothing runs for a moment.
    await stop(second);
    const third = await start();
    const finished = await agree(third, 'director', id);
    expect([finished.status, finished.body.status, finished.body.definition.version]).toEqual([200, 'completed', 1]);

    await agree(third, 'leader', later.id);
    const carriedOut = await agree(third, 'director', later.id);
    expect(stepsOf(carriedOut.body)).toEqual(['report']);
    expect((await agree(third, 'leader', later.id)).body.status).toBe('completed');

    const admin = await third.signIn('admin');
    const definitions = await third.call(admin, 'GET', '/api/definitions');
    const versions = definitions.body.items.filter((one: { itemKey: string }) => one.itemKey === KEY);
    expect(versions).toMatchObject([
      { version: 2, runtime, current: true },
      { version: 1, runtime, current: false },
    ]);
    for (const [instanceId, entries] of [
      [id, 4],
      [later.id, 5],
    ]) {
      const history = await third.call(admin, 'GET', `/api/instances/${instanceId}/history/verify`);
      expect(history.body).toEqual({ intact: true, entries, brokenAt: null });
    }
  });
});
