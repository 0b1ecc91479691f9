import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEEP_TIME } from '../src/keep-time.ts';
import { deployFolder } from '../src/modules/definitions/index.ts';
import { WAKE_ROUND } from '../src/modules/instances/index.ts';
import { agree, names, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { createTestApp } from './test-app.ts';
import { along, applyTask, itemsFolder, task, writeItem } from './write-item.ts';

/** A step of the card centre that is due, and one after it. */
const timed = (key: string, due: string, promisedDays = 5) => ({
  key,
  promisedDays,
  process: `<startEvent id="start" />${applyTask}
    <userTask id="check" name="check"><extensionElements><flow:step kind="approve" form="main">
      <flow:assignment rule="users" users="card2" /><flow:action name="agree" /><flow:due ${due} /></flow:step></extensionElements></userTask>
    ${task('carry-out', 'leader')}<endEvent id="end" />${along('start', 'apply', 'check', 'carry-out', 'end')}`,
});
const beijing = (time: string): Date => new Date(`${time}+08:00`);

describe.each(DATABASE_KINDS)('the time of a step on %s', (kind) => {
  let hall: ServiceHall;
  let items: Awaited<ReturnType<typeof itemsFolder>>;
  const DUE = 'after="P1D" remindBefore="PT4H" remindAfter="P1D"';

  beforeAll(async () => {
    items = await itemsFolder();
    for (const overdue of ['notify', 'head', 'auto-agree', 'return-previous', 'return-initiator'])
      await writeItem(items.path, timed(`due-${overdue}`, `after="P1D" overdue="${overdue}"`));
    await writeItem(items.path, timed('reminding', DUE));
    hall = await startServiceHall(kind, { processesDir: items.path, runtime: kind === 'pglite' ? 'engine' : 'tokens' });
    for (const name of ['staff', 'card', 'card2', 'leader', 'admin']) await hall.as(name);
    // Months pass here; nobody signs in again.
    await hall.database.prisma.session.updateMany({ data: { expiresAt: new Date('2100-01-01') } });
  });
  afterAll(async () => {
    await hall?.close();
    await items?.remove();
  });

  /** Sets the clock that the server goes by. */
  const setClock = (time: string): void => hall.advance(beijing(time).getTime() - hall.now().getTime());
  const apply = async (itemKey: string): Promise<string> => {
    const staff = await hall.as('staff');
    const { status, body } = await staff.post('/api/instances', { itemKey, form: {} });
    expect([status, body.code]).toEqual([201, undefined]);
    return body.id;
  };
  const roundOf = (instanceId: string) =>
    hall.database.prisma.round.findFirstOrThrow({
      where: { instanceId, stepId: 'check' },
      orderBy: { openedAt: 'desc' },
    });
  /** Runs the rounds' jobs as if the queue's clock, the database's, had come to them: each twice, as after a crash. */
  const wake = async (instanceId: string): Promise<void> => {
    const { jobs } = hall.app;
    const { id: roundId } = await roundOf(instanceId);
    const data = { instanceId, roundId };
    await hall.database.prisma.$transaction((tx) => jobs.enqueueAll(tx, WAKE_ROUND, [{ data }, { data }]));
    await jobs.runDue();
  };
  const history = async (id: string) => {
    const admin = await hall.as('admin');
    const { body } = await admin.get(`/api/instances/${id}/history`);
    return body.items.map((one: { action: string }) => one.action);
  };
  const see = async (id: string) => (await (await hall.as('admin')).get(`/api/instances/${id}`)).body;
  const told = async (person: Caller, instanceId: string) => {
    const { body } = await person.get('/api/notifications?limit=100');
    return body.items
      .filter((one: { instanceId: string }) => one.instanceId === instanceId)
      .map((one: { event: string }) => one.event);
  };

  describe('goes by a working calendar that drives deadlines', () => {
    it.each([
      ['over a swapped working day', '2025-09-26T16:00', '2025-09-28T16:00'],
      ['over public holidays', '2025-09-30T16:00', '2025-10-09T16:00'],
    ])('%s', async (_, begins, ends) => {
      setClock(begins);
      const id = await apply('due-notify');
      const card = await hall.as('card2');
      const { body } = await card.get(`/api/tasks/${await taskOf(card, id)}`);
      const due = Date.parse(body.dueAt) - beijing(ends).getTime();
      expect(due).toBeGreaterThanOrEqual(0);
      expect(due).toBeLessThan(60_000);
      const [job] = await hall.database.prisma.$queryRaw<{ start_after: Date }[]>`
        SELECT start_after FROM pgboss.job WHERE name = ${WAKE_ROUND} AND data->>'instanceId' = ${id}`;
      expect(job?.start_after.toISOString()).toBe(body.dueAt);
      expect((await roundOf(id)).wakeAt?.toISOString()).toBe(body.dueAt);
      // What comes too early does nothing.
      await wake(id);
      expect(await history(id)).toEqual(['submit']);
      setClock(ends);
      hall.advance(60_000);
      await wake(id);
      expect(await history(id)).toEqual(['submit', 'overdue']);
      expect(await told(card, id)).toEqual(['overdue', 'task-assigned']);
      expect(await told(await hall.as('staff'), id)).toEqual(['overdue']);
    });
  });

  it('reminds once each, however often its job comes, and no more when somebody has acted', async () => {
    setClock('2026-03-02T09:00');
    const [id, decided] = [await apply('reminding'), await apply('reminding')];
    const card = await hall.as('card2');
    expect((await agree(card, decided)).status).toBe(200);
    expect((await roundOf(decided)).wakeAt).toBeNull();
    setClock('2026-03-02T15:31');
    await wake(id);
    expect(await told(card, id)).toEqual(['due-soon', 'task-assigned']);
    setClock('2026-03-03T09:01');
    await wake(id);
    setClock('2026-03-04T09:01');
    await wake(id);
    await wake(id);
    expect(await history(id)).toEqual(['submit', 'remind', 'overdue', 'remind']);
    expect(await told(card, id)).toEqual(['overdue', 'overdue', 'due-soon', 'task-assigned']);
    expect((await roundOf(id)).wakeAt).toBeNull();
    await wake(decided);
    expect(await history(decided)).toEqual(['submit', 'agree']);
  });

  it.each<[overdue: string, steps: string[], people: string[]]>([
    ['head', ['check'], ['card']],
    ['auto-agree', ['carry-out'], ['leader']],
    ['return-previous', ['apply'], ['staff']],
    ['return-initiator', ['apply'], ['staff']],
  ])('ends with %s exactly once', async (overdue, steps, people) => {
    setClock('2026-03-02T09:00');
    const id = await apply(`due-${overdue}`);
    const card = await hall.as('card2');
    const before = await taskOf(card, id);
    setClock('2026-03-03T09:01');
    await wake(id);
    const instance = await see(id);
    expect(names(instance)).toEqual(steps);
    const ids = await Promise.all(people.map(async (name) => (await hall.as(name)).id));
    expect(instance.currentSteps[0].people.map((one: { id: string }) => one.id)).toEqual(ids);
    expect(await history(id)).toEqual(['submit', 'overdue']);
    const { body } = await (await hall.as('admin')).get(`/api/instances/${id}/history`);
    expect(body.items[1]).toMatchObject({
      actor: null,
      overdue: { did: overdue, instead: null, late: [{ id: card.id }] },
    });
    expect(await told(card, id)).toContain('overdue');
    // Whoever was late is told how it stands, and cannot act on it any more.
    const late = await card.post(`/api/tasks/${before}/complete`, { outcome: 'agree' });
    expect(late.status).toBeGreaterThanOrEqual(403);
    expect((await (await hall.as('admin')).get(`/api/instances/${id}/history/verify`)).body.intact).toBe(true);
  });

  it('outlives a lost job, a restart and a redeployment', async () => {
    setClock('2026-03-02T09:00');
    const id = await apply('due-head');
    const { prisma } = hall.database;
    await prisma.$executeRaw`DELETE FROM pgboss.job WHERE name = ${WAKE_ROUND}`;
    await writeItem(items.path, timed('due-head', 'after="P20D" overdue="auto-agree"', 6));
    const log = { info: () => undefined, error: () => undefined };
    await deployFolder({ prisma, clock: hall.now, log, runtime: 'auto' }, items.path);
    const other = await apply('due-head');
    setClock('2026-03-03T09:05');
    const restarted = await createTestApp({ database: hall.database, clock: hall.now });
    try {
      await restarted.app.ready();
      const { jobs } = restarted.app;
      await prisma.$transaction((tx) => jobs.enqueueAll(tx, KEEP_TIME, [{ data: {} }, { data: {} }]));
      await jobs.runDue();
      await prisma.$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE name = ${WAKE_ROUND}`;
      await jobs.runDue();
    } finally {
      await restarted.close();
    }
    // What was begun keeps the time it began with; what began later has its own.
    expect(await history(id)).toEqual(['submit', 'overdue']);
    expect((await see(id)).currentSteps[0].people[0].id).toBe((await hall.as('card')).id);
    expect(await history(other)).toEqual(['submit']);
    expect((await roundOf(other)).wakeAt?.getTime()).toBeGreaterThan(beijing('2026-03-27T00:00').getTime());
  });
});
