import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, names, taskOf } from './applications.ts';
import { ErrandFolder, PROCESS, RENAMED, RENAMING, SHORT_FORM, WITHOUT_RIGHT } from './errand-item.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe.each(DATABASE_KINDS)('migrating running applications on %s', (kind) => {
  let hall: ServiceHall;
  let designer: Caller;
  let admin: Caller;
  let leader: Caller;
  let network: Caller;
  let staff: Caller;
  let v1: string;
  let renamed: string;
  let without: string;
  const folder = new ErrandFolder();

  beforeAll(async () => {
    hall = await startServiceHall(kind, { processesDir: folder.path });
    designer = await hall.as('designer');
    admin = await hall.as('admin');
    leader = await hall.as('leader');
    network = await hall.as('network');
    staff = await hall.as('staff');
    v1 = await versionId(1);
    renamed = await folder.deploy(hall, RENAMED, SHORT_FORM);
    without = await folder.deploy(hall, WITHOUT_RIGHT);
    await activate(1);
  });
  afterAll(async () => {
    await hall?.close();
    folder.remove();
  });

  const versionId = async (version: number): Promise<string> =>
    (await hall.database.prisma.definition.findFirstOrThrow({ where: { itemKey: 'errand', version } })).id;
  const activate = (version: number, body: object = {}) =>
    designer.post(`/api/definitions/errand/versions/${version}/activate`, body);
  const apply = async (): Promise<string> =>
    (await staff.post('/api/instances', { itemKey: 'errand', form: { what: '盖章' } })).body.id;
  const instance = async (id: string) => (await admin.get(`/api/instances/${id}`)).body;
  const order = (body: object) => designer.post('/api/migrations', { fromDefinitionId: v1, ...body });
  const run = async (body: object) => {
    const { status, body: started } = await order(body);
    expect(status).toBe(202);
    await hall.app.jobs.runDue();
    return (await designer.get(`/api/migrations/${started.id}`)).body;
  };
  const definitionOf = async (id: string) =>
    (await hall.database.prisma.instance.findUniqueOrThrow({ where: { id } })).definitionId;

  it('plans: what goes where, what would be lost and who would stay, without changing anything', async () => {
    const id = await apply();
    const plan = (mapping?: object) =>
      designer.post('/api/migrations/plan', { fromDefinitionId: v1, toDefinitionId: renamed, mapping });
    const bare = (await plan()).body;
    expect(bare).toMatchObject({ fromVersion: 1, toVersion: 2, lostFields: ['extra'], errors: [] });
    expect(bare.instances).toMatchObject({ running: 1, checked: 1, refused: 1 });
    expect(bare.refusals).toMatchObject([{ reason: 'no-target', elementId: 'left', instances: 1 }]);
    expect(bare.elements.find((one: { elementId: string }) => one.elementId === 'left')).toMatchObject({
      target: null,
    });
    const good = (await plan(RENAMING)).body;
    expect(good).toMatchObject({ instances: { refused: 0 }, refusals: [], losses: [] });
    expect((await plan({ left: 'review' })).body.losses).toMatchObject([{ reason: 'event', elementId: 'late' }]);
    const wrong = (await plan({ left: 'end' })).body;
    expect(wrong.errors).toMatchObject([{ reason: 'kind-differs', elementId: 'left' }]);
    expect((await instance(id)).version).toBe(1);
  });

  it('brings an application over with its tasks and timers, and people go on', async () => {
    const id = await apply();
    const task = await taskOf(leader, id);
    const timers = await hall.database.prisma.timer.findMany({ where: { instanceId: id } });
    const done = await run({ toDefinitionId: renamed, mapping: RENAMING, instanceIds: [id], reason: '改名' });
    expect(done).toMatchObject({ status: 'done', counts: { total: 1, done: 1 }, reason: '改名', left: [] });
    expect(await definitionOf(id)).toBe(renamed);
    expect(names(await instance(id)).sort()).toEqual(['review', 'right']);
    expect(await taskOf(leader, id)).toBe(task);
    const after = await hall.database.prisma.timer.findMany({ where: { instanceId: id } });
    expect(after).toEqual(timers.map((timer) => ({ ...timer, elementId: 'overdue' })));
    hall.advance(25 * 3600_000);
    await hall.app.jobs.runDue();
    await agree(leader, id);
    await agree(network, id);
    expect(names(await instance(id))).toEqual(['final']);
    const history = (await admin.get(`/api/instances/${id}/history`)).body.items;
    expect(history.map((entry: { action: string }) => entry.action)).toContain('migrate');
    expect((await admin.get(`/api/instances/${id}/history/verify`)).body.intact).toBe(true);
    hall.advance(-25 * 3600_000);
  });

  it('leaves those that cannot go, with the reason, and brings the others over', async () => {
    const [stays, goes, ended] = [await apply(), await apply(), await apply()];
    await agree(network, goes);
    await agree(leader, goes);
    await admin.post(`/api/instances/${ended}/terminate`, { reason: '测试' });
    const done = await run({ toDefinitionId: without, instanceIds: [stays, goes] });
    expect(done.counts).toMatchObject({ total: 2, done: 1, failed: 1 });
    expect(done.left).toMatchObject([{ instanceId: stays, status: 'failed', findings: [{ reason: 'no-target' }] }]);
    expect([await definitionOf(stays), await definitionOf(goes)]).toEqual([v1, without]);
    expect((await instance(stays)).version).toBe(1);
    const refused = await order({ toDefinitionId: without, instanceIds: [goes, ended] });
    expect([refused.status, refused.body.code]).toEqual([422, 'migration-refused']);
  });

  it('takes a migration back, but for those that have moved', async () => {
    const [back, moved] = [await apply(), await apply()];
    const before = await instance(back);
    const done = await run({ toDefinitionId: renamed, mapping: RENAMING, instanceIds: [back, moved] });
    expect(done.counts.done).toBe(2);
    await agree(network, moved);
    const undo = await designer.post(`/api/migrations/${done.id}/undo`);
    expect([undo.status, undo.body.status]).toEqual([202, 'undoing']);
    await hall.app.jobs.runDue();
    const undone = (await designer.get(`/api/migrations/${done.id}`)).body;
    expect(undone).toMatchObject({ status: 'undone', counts: { undone: 1, kept: 1 } });
    expect(undone.left).toMatchObject([{ instanceId: moved, status: 'kept', findings: [{ reason: 'moved-since' }] }]);
    expect([await definitionOf(back), await definitionOf(moved)]).toEqual([v1, renamed]);
    const again = await instance(back);
    expect(again.currentSteps).toEqual(before.currentSteps);
    const timer = await hall.database.prisma.timer.findFirstOrThrow({ where: { instanceId: back } });
    expect(timer.elementId).toBe('late');
    await agree(leader, back);
    await agree(network, back);
    expect(names(await instance(back))).toEqual(['final']);
    expect((await admin.get(`/api/instances/${back}/history/verify`)).body.intact).toBe(true);
    expect((await designer.post(`/api/migrations/${done.id}/undo`)).body.code).toBe('migration-state');
  });

  it('can be cancelled: what has not been begun stays', async () => {
    const id = await apply();
    const { body } = await order({ toDefinitionId: renamed, mapping: RENAMING, instanceIds: [id] });
    const cancelled = await designer.post(`/api/migrations/${body.id}/cancel`);
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled']);
    await hall.app.jobs.runDue();
    expect(await definitionOf(id)).toBe(v1);
    expect((await designer.post(`/api/migrations/${body.id}/cancel`)).body.code).toBe('migration-state');
  });

  it('goes to another runtime, which is a version of its own', async () => {
    const id = await apply();
    await agree(network, id);
    const made = await activate(1, { runtime: 'tokens', reason: '更快' });
    expect(made.body).toMatchObject({ version: 4, runtime: 'tokens', current: true, reason: '更快' });
    const done = await run({ toDefinitionId: made.body.id, instanceIds: [id] });
    expect(done.counts.done).toBe(1);
    await agree(leader, id);
    expect(names(await instance(id))).toEqual(['final']);
    expect((await activate(1)).body).toMatchObject({ version: 1, current: true });
  });

  it('lists the versions with what runs on them, and goes back to one for good', async () => {
    const { items } = (await designer.get('/api/definitions/errand/versions')).body;
    expect(items.map((one: { version: number }) => one.version)).toEqual([4, 3, 2, 1]);
    expect(items.find((one: { version: number }) => one.version === 1)).toMatchObject({
      current: true,
      runtime: 'bpmn-engine',
    });
    expect(items.every((one: { runningInstances: number }) => one.runningInstances > 0)).toBe(true);
    // the folder still holds version 3: starting again does not bring it back
    expect(await folder.deploy(hall, WITHOUT_RIGHT)).toBe(without);
    const fresh = await apply();
    expect(await definitionOf(fresh)).toBe(v1);
    expect(await folder.deploy(hall, PROCESS.replace('P1D', 'P2D'))).not.toBe(without);
    expect(await definitionOf(await apply())).not.toBe(v1);
    await activate(1);
  });

  it('lists migrations, newest first, page by page', async () => {
    const first = (await designer.get('/api/migrations?limit=2&item=errand')).body;
    expect(first.items).toHaveLength(2);
    const second = (await designer.get(`/api/migrations?limit=2&cursor=${first.nextCursor}`)).body;
    expect(second.items[0].createdAt <= first.items[1].createdAt).toBe(true);
    expect((await designer.get('/api/migrations?cursor=nonsense')).body.code).toBe('invalid-cursor');
  });

  it('is for those who may: 401, 403, bad input, nothing there', async () => {
    const nothing = '00000000-0000-7000-8000-000000000000';
    const body = { fromDefinitionId: v1, toDefinitionId: renamed };
    const routes = [
      ['post', '/api/migrations/plan', body],
      ['post', '/api/migrations', body],
      ['get', '/api/migrations'],
      ['get', `/api/migrations/${nothing}`],
      ['post', `/api/migrations/${nothing}/undo`],
      ['post', `/api/migrations/${nothing}/cancel`],
      ['get', '/api/definitions/errand/versions'],
      ['post', '/api/definitions/errand/versions/1/activate'],
    ] as const;
    for (const [method, url, payload] of routes) {
      expect((await hall.nobody[method](url, payload)).status, url).toBe(401);
      expect((await staff[method](url, payload)).status, url).toBe(403);
      if (url.includes(nothing)) expect((await designer[method](url, payload)).status, url).toBe(404);
    }
    const code = async (answer: Promise<{ status: number; body: { code: string } }>) => {
      const { status, body: problem } = await answer;
      return `${status} ${problem.code}`;
    };
    expect(await code(designer.post('/api/migrations', { fromDefinitionId: 'x' }))).toBe('400 invalid-request');
    expect(await code(order({ toDefinitionId: nothing }))).toBe('404 not-found');
    expect(await code(order({ toDefinitionId: v1 }))).toBe('422 migration-refused');
    expect(await code(order({ toDefinitionId: renamed, mapping: { left: 'end' } }))).toBe('422 migration-refused');
    expect(await code(order({ toDefinitionId: renamed, filter: { stepId: 'nowhere' } }))).toBe('422 migration-refused');
    expect(await code(activate(99))).toBe('404 not-found');
    expect(await code(designer.post('/api/definitions/none/versions/1/activate'))).toBe('404 not-found');
    expect(await code(activate(1, { runtime: 'other' }))).toBe('400 invalid-request');
    expect((await designer.get('/api/definitions/none/versions')).body).toEqual({ items: [] });
  });
});
