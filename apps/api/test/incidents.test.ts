import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEEP_TIME } from '../src/keep-time.ts';
import { deployFolder } from '../src/modules/definitions/index.ts';
import { FIRE_TIMER } from '../src/modules/instances/index.ts';
import { names } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { along, applyTask, itemsFolder, type TestItem, task, writeItem } from './write-item.ts';

const HOUR = 60 * 60 * 1000;
const unknown = '/api/incidents/01a202fb-89d3-763e-9567-eac2fcc8c69f';
const timer = (id: string, what: string) => `<timerEventDefinition id="${id}-t">${what}</timerEventDefinition>`;
const expression = (tag: string, text: string) => `<${tag} xsi:type="tFormalExpression">${text}</${tag}>`;

const nightly: TestItem = {
  key: 'nightly',
  process: `<startEvent id="start" />${applyTask}${task('look', 'leader')}<endEvent id="end" />
    ${along('start', 'apply', 'look', 'end')}
    <startEvent id="byTimer">${timer('byTimer', expression('timeCycle', 'R3/PT1H'))}</startEvent>${along('byTimer', 'look')}`,
};

/** Each database with another runtime. */
const RUNTIMES = { pglite: 'engine', postgres: 'tokens' } as const;

describe.each(DATABASE_KINDS)('incidents and timers on %s', (kind) => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let items: Awaited<ReturnType<typeof itemsFolder>>;

  beforeAll(async () => {
    items = await itemsFolder();
    await writeItem(items.path, {
      key: 'late',
      // Where to go cannot be said unless the amount is known.
      process: `<startEvent id="start" />${applyTask}
        <intermediateCatchEvent id="pause">${timer('pause', expression('timeDuration', 'PT1H'))}</intermediateCatchEvent>
        <exclusiveGateway id="which" default="f-small" />${task('small', 'leader')}${task('big', 'leader')}<endEvent id="end" />
        ${along('start', 'apply', 'pause', 'which')}
        <sequenceFlow id="f-small" sourceRef="which" targetRef="small" />
        <sequenceFlow id="f-big" sourceRef="which" targetRef="big">${expression('conditionExpression', 'amount &gt; 5')}</sequenceFlow>
        ${along('small', 'end')}${along('big', 'end')}`,
    });
    await writeItem(items.path, nightly);
    hall = await startServiceHall(kind, { processesDir: items.path, runtime: RUNTIMES[kind] });
    admin = await hall.as('admin');
    staff = await hall.as('staff');
  });
  afterAll(async () => {
    await hall?.close();
    await items?.remove();
  });

  const see = async (id: string) => (await admin.get(`/api/instances/${id}`)).body;
  const apply = async (form: object = {}): Promise<string> => {
    const { status, body } = await staff.post('/api/instances', { itemKey: 'late', form });
    expect([status, body.code]).toEqual([201, undefined]);
    return body.id;
  };
  /** Fires the timers of an instance as their jobs would when an hour has passed. */
  const pass = async (id: string) => {
    hall.advance(HOUR);
    const { prisma } = hall.database;
    const [row] = await prisma.timer.findMany({ where: { instanceId: id } });
    const job = { instanceId: id, executionId: row?.executionId ?? 'none' };
    await prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, FIRE_TIMER, job));
    await hall.app.jobs.runDue();
  };

  it('are for operators only', async () => {
    for (const call of [
      (one: Caller) => one.get('/api/incidents'),
      (one: Caller) => one.post(`${unknown}/retry`),
      (one: Caller) => one.post(`${unknown}/resolve`),
    ]) {
      expect((await call(hall.nobody)).status).toBe(401);
      expect((await call(staff)).status).toBe(403);
    }
    for (const what of ['retry', 'resolve']) {
      expect((await admin.post(`${unknown}/${what}`)).body.code).toBe('not-found');
      expect((await admin.post(`/api/incidents/x/${what}`)).status).toBe(400);
      expect((await admin.post(`${unknown}/${what}`, { reason: 1 })).status).toBe(400);
    }
    expect((await admin.get('/api/incidents?state=lost')).status).toBe(400);
  });

  it('are listed, tried again until what failed works, and then resolved', async () => {
    const id = await apply();
    await pass(id);
    const { status, incidents } = await see(id);
    expect([status, incidents[0].kind, incidents[0].element.id]).toEqual(['incident', 'timer', 'pause']);
    const listed = (await admin.get('/api/incidents')).body.items;
    expect(listed).toMatchObject([{ id: incidents[0].id, instance: { id, itemKey: 'late' }, resolvedAt: null }]);

    const failed = await admin.post(`/api/incidents/${incidents[0].id}/retry`);
    expect(failed.body).toMatchObject({ status: 'incident', incidents: [{ kind: 'timer' }] });
    const again = await admin.post(`/api/incidents/${incidents[0].id}/retry`);
    expect([again.status, again.body.code]).toEqual([409, 'incident-resolved']);

    const { variables } = await hall.database.prisma.instance.findUniqueOrThrow({ where: { id } });
    const mended = { ...(variables as object), form: { amount: 1 } };
    await hall.database.prisma.instance.update({ where: { id }, data: { variables: mended } });
    const key = { 'idempotency-key': `retry-${id}` };
    const url = `/api/incidents/${failed.body.incidents[0].id}/retry`;
    const retried = await admin.post(url, { reason: '已改正' }, key);
    expect(retried.body).toMatchObject({ status: 'running', incidents: [] });
    expect((await admin.post(url, { reason: '已改正' }, key)).body).toEqual(retried.body);
    expect(names(await see(id))).toEqual(['small']);
    const resolved = (await admin.get('/api/incidents?state=resolved&limit=1')).body;
    expect(resolved.items).toMatchObject([{ resolvedAt: expect.any(String), instance: { id } }]);
    const next = await admin.get(`/api/incidents?state=resolved&cursor=${resolved.nextCursor}`);
    expect(next.body.items).toHaveLength(1);
    const history = (await admin.get(`/api/instances/${id}/history`)).body.items;
    expect(history.map((one: { action: string }) => one.action)).toEqual([
      'submit',
      'incident',
      'retry',
      'incident',
      'retry',
      'timer',
    ]);
    expect((await admin.get(`/api/instances/${id}/history/verify`)).body.intact).toBe(true);
  });

  it('may be declared done with, and their instance may be terminated', async () => {
    const id = await apply();
    await pass(id);
    const [incident] = (await see(id)).incidents;
    const resolved = await admin.post(`/api/incidents/${incident.id}/resolve`, { reason: '线下办理' });
    expect(resolved.body).toMatchObject({ status: 'running', incidents: [] });

    const other = await apply();
    await pass(other);
    expect((await admin.post(`/api/instances/${other}/terminate`)).body.status).toBe('terminated');
    expect((await admin.get('/api/incidents')).body.items).toEqual([]);
    await admin.post(`/api/instances/${id}/terminate`);
  });

  /** The minute's look at timers, on two servers at once. */
  const sweep = async () => {
    const { jobs } = hall.app;
    await hall.database.prisma.$transaction((tx) => jobs.enqueueAll(tx, KEEP_TIME, [{ data: {} }, { data: {} }]));
    await jobs.runDue();
    // The queue goes by the database's clock, which nobody has moved.
    await hall.database.prisma.$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE name <> ${KEEP_TIME}`;
    await jobs.runDue();
  };

  it('do not come from a timer whose job was lost: it is found and fires', async () => {
    const id = await apply({ amount: 9 });
    await hall.database.prisma.$executeRaw`DELETE FROM pgboss.job WHERE name = ${FIRE_TIMER}`;
    await sweep();
    expect(names(await see(id))).toEqual([]);
    hall.advance(HOUR + 2 * 60_000);
    await sweep();
    expect(names(await see(id))).toEqual(['big']);
  });

  it('let a start timer start one instance each time, as often as it says, for the owner of the item', async () => {
    const started = async () => (await admin.get('/api/instances?scope=all&item=nightly')).body.items;
    const { prisma } = hall.database;
    const [row] = await prisma.startEvent.findMany({ where: { itemKey: 'nightly' } });
    expect(row).toMatchObject({ kind: 'timer', elementId: 'byTimer' });
    for (let round = 0; round < 6; round += 1) {
      hall.advance(HOUR);
      await sweep();
    }
    const all = await started();
    expect(all).toHaveLength(3);
    const head = await hall.as('network');
    for (const one of all) {
      expect(one.initiator.id).toBe(head.id);
      expect(names(one)).toEqual(['look']);
    }
    expect(await prisma.startEvent.count({ where: { itemKey: 'nightly' } })).toBe(0);
  });

  it('set start timers up anew when another version is deployed', async () => {
    const { prisma } = hall.database;
    await writeItem(items.path, { ...nightly, promisedDays: 6 });
    const log = { info: () => undefined, error: () => undefined };
    const deps = { prisma, clock: hall.now, log, runtime: RUNTIMES[kind] };
    const { deployed } = await deployFolder(deps, items.path);
    const { definitionId } = deployed.find((one) => one.fresh) ?? {};
    const rows = await prisma.startEvent.findMany({ where: { itemKey: 'nightly' } });
    expect(rows).toMatchObject([{ definitionId, elementId: 'byTimer', times: 3 }]);
    await deployFolder(deps, items.path);
    expect(await prisma.startEvent.findMany({ where: { itemKey: 'nightly' } })).toEqual(rows);
  });
});
