import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, names, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { along, applyTask, itemsFolder, task, writeItem } from './write-item.ts';

const message = (id: string) => `<messageEventDefinition id="${id}-m" messageRef="${id}" />`;
const signal = (id: string) => `<signalEventDefinition id="${id}-s" signalRef="${id}" />`;

/** Each database with another runtime. */
const RUNTIMES = { pglite: 'auto', postgres: 'tokens' } as const;

describe.each(DATABASE_KINDS)('messages and signals on %s', (kind) => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const items = await itemsFolder();
    remove = items.remove;
    await writeItem(items.path, {
      key: 'order',
      roots:
        '<message id="paid" name="paid" /><message id="placed" name="order.placed" /><signal id="closing" name="closing" />',
      process: `<startEvent id="start" />${applyTask}<receiveTask id="wait" name="Wait" messageRef="paid" />
        ${task('confirm', 'leader')}<endEvent id="end" />${along('start', 'apply', 'wait', 'confirm', 'end')}
        <startEvent id="byMessage">${message('placed')}</startEvent>${along('byMessage', 'confirm')}
        <boundaryEvent id="onClosing" attachedToRef="confirm" cancelActivity="false">${signal('closing')}</boundaryEvent>
        ${task('hurry', 'director')}<endEvent id="hurried" />${along('onClosing', 'hurry', 'hurried')}`,
    });
    await writeItem(items.path, {
      key: 'payer',
      roots:
        '<message id="paid" name="paid" /><signal id="closing" name="closing" /><signal id="audit" name="audit" />',
      process: `<startEvent id="start" />${applyTask}
        <intermediateThrowEvent id="pay">${message('paid')}</intermediateThrowEvent>
        <endEvent id="end">${signal('closing')}</endEvent>${along('start', 'apply', 'pay', 'end')}
        <startEvent id="bySignal">${signal('audit')}</startEvent>${task('look', 'leader')}<endEvent id="looked" />
        ${along('bySignal', 'look', 'looked')}`,
    });
    hall = await startServiceHall(kind, { processesDir: items.path, runtime: RUNTIMES[kind] });
    admin = await hall.as('admin');
    staff = await hall.as('staff');
  });
  afterAll(async () => {
    await hall?.close();
    await remove?.();
  });

  const apply = async (itemKey = 'order'): Promise<string> => {
    const { status, body } = await staff.post('/api/instances', { itemKey, form: { reason: '测试' } });
    expect([status, body.code]).toEqual([201, undefined]);
    return body.id;
  };
  const steps = async (id: string) => names((await admin.get(`/api/instances/${id}`)).body);
  const history = async (id: string): Promise<string[]> =>
    (await admin.get(`/api/instances/${id}/history`)).body.items.map((one: { action: string }) => one.action);
  const end = (id: string) => admin.post(`/api/instances/${id}/terminate`);

  it('refuses who is not signed in, may not send, or says nothing', async () => {
    for (const path of ['/api/messages', '/api/signals']) {
      expect((await hall.nobody.post(path, { name: 'paid' })).status).toBe(401);
      expect((await staff.post(path, { name: 'paid' })).status).toBe(403);
      expect((await admin.post(path, { name: '' })).body.code).toBe('invalid-request');
      expect((await admin.post(path, {})).body.code).toBe('invalid-request');
    }
    expect((await admin.post('/api/messages', { name: 'paid', instanceId: 'x' })).status).toBe(400);
  });

  it('gives a message to the one instance that waits, with its variables, once under one key', async () => {
    const id = await apply();
    expect(await steps(id)).toEqual([]);
    const send = () =>
      admin.post('/api/messages', { name: 'paid', variables: { sum: 7 } }, { 'idempotency-key': `pay-${id}` });
    const sent = await send();
    expect(sent.body).toEqual({ instanceId: id, elementId: 'wait', started: false });
    expect((await send()).body).toEqual(sent.body);
    expect(await steps(id)).toEqual(['confirm']);
    expect(await history(id)).toEqual(['submit', 'message']);
    const { variables } = await hall.database.prisma.instance.findUniqueOrThrow({ where: { id } });
    expect(variables).toMatchObject({ data: { sum: 7 } });
    expect(await hall.database.prisma.subscription.count({ where: { instanceId: id, kind: 'message' } })).toBe(0);
    await end(id);
  });

  it('says when nobody waits and when several do, and then changes nothing', async () => {
    const none = await admin.post('/api/messages', { name: 'paid' });
    expect([none.status, none.body.code]).toEqual([404, 'message-unexpected']);
    const [one, other] = [await apply(), await apply()];
    const several = await admin.post('/api/messages', { name: 'paid' });
    expect([several.status, several.body.code]).toEqual([409, 'message-ambiguous']);
    const direct = await admin.post('/api/messages', { name: 'paid', instanceId: other });
    expect(direct.body.instanceId).toBe(other);
    expect([await steps(one), await steps(other)]).toEqual([[], ['confirm']]);
    for (const id of [one, other]) await end(id);
  });

  it('finds by correlation key, and gives the rest to what waits without one', async () => {
    const [one, other] = [await apply(), await apply()];
    const { prisma } = hall.database;
    await prisma.subscription.updateMany({ where: { instanceId: one }, data: { correlationKey: 'A-1' } });
    const keyed = await admin.post('/api/messages', { name: 'paid', correlationKey: 'A-1' });
    expect(keyed.body.instanceId).toBe(one);
    const unkeyed = await admin.post('/api/messages', { name: 'paid' });
    expect(unkeyed.body.instanceId).toBe(other);
    for (const id of [one, other]) await end(id);
  });

  it('starts a process by its message, for the head of the department that offers it', async () => {
    const { body } = await admin.post('/api/messages', { name: 'order.placed', variables: { amount: 3, by: 'shop' } });
    expect(body).toMatchObject({ elementId: 'byMessage', started: true });
    const instance = await admin.get(`/api/instances/${body.instanceId}`);
    expect(instance.body).toMatchObject({
      status: 'running',
      data: { amount: 3 },
      currentSteps: [{ stepId: 'confirm' }],
    });
    const head = await hall.as('network');
    expect(instance.body.initiator.id).toBe(head.id);
    expect(await history(body.instanceId)).toEqual(['start']);
    await end(body.instanceId);
  });

  it('carries a message and a signal that a process throws to other instances, after its commit and once', async () => {
    const id = await apply();
    const payer = await apply('payer');
    expect((await admin.get(`/api/instances/${payer}`)).body.status).toBe('completed');
    expect(await steps(id)).toEqual([]);
    await hall.app.jobs.runDue();
    expect(await steps(id)).toEqual(['confirm']);
    expect(await history(id)).toEqual(['submit', 'message']);
    const second = await apply('payer');
    await hall.app.jobs.runDue();
    expect((await admin.get(`/api/instances/${second}`)).body.status).toBe('completed');
    expect((await steps(id)).sort()).toEqual(['confirm', 'hurry']);
    await end(id);
  });

  it('tells every instance that listens of a signal, each once, and starts what it starts', async () => {
    const ids = [await apply(), await apply(), await apply()];
    for (const instanceId of ids) await admin.post('/api/messages', { name: 'paid', instanceId });
    const sent = await admin.post('/api/signals', { name: 'closing', variables: { why: 'year end' } });
    expect(sent.body).toEqual({ listening: 3, starts: 0 });
    const job = await hall.database.prisma.$queryRaw<{ data: object }[]>`
      SELECT data FROM pgboss.job WHERE name = 'broadcast-signal' AND state = 'created'`;
    await hall.app.jobs.runDue();
    // Delivered again, as after a crash.
    await hall.database.prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, 'broadcast-signal', job[0]?.data ?? {}));
    await hall.app.jobs.runDue();
    for (const id of ids) {
      expect((await steps(id)).sort()).toEqual(['confirm', 'hurry']);
      expect(await history(id)).toEqual(['submit', 'message', 'signal']);
    }
    const audit = await admin.post('/api/signals', { name: 'audit' });
    expect(audit.body).toEqual({ listening: 0, starts: 1 });
    await hall.app.jobs.runDue();
    const leader = await hall.as('leader');
    const started = (await admin.get('/api/instances?scope=all&item=payer&status=running')).body.items;
    expect(started).toHaveLength(1);
    expect((await agree(leader, started[0].id)).body.status).toBe('completed');
    expect(await taskOf(leader, ids[0] ?? '')).toBeTruthy();
    for (const id of ids) await end(id);
  });
});
