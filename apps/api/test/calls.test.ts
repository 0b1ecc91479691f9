import { randomUUID } from 'node:crypto';
import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployFolder } from '../src/modules/definitions/index.ts';
import { agree, names, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { along, applyTask, itemsFolder, task, writeItem } from './write-item.ts';

const error = (id: string) => `<errorEventDefinition id="${id}-e" errorRef="fail" />`;
const caller = (key: string, calledElement: string) => ({
  key,
  roots: '<error id="fail" errorCode="TOO_MUCH" />',
  process: `<startEvent id="start" />${applyTask}<callActivity id="ask" name="Ask" calledElement="${calledElement}" />
    <exclusiveGateway id="which" default="otherwise" />${task('after', 'leader')}${task('refused', 'director')}
    ${task('mend', 'network')}<endEvent id="end" />${along('start', 'apply', 'ask', 'which')}
    <sequenceFlow id="otherwise" sourceRef="which" targetRef="after" />
    <sequenceFlow id="no" sourceRef="which" targetRef="refused"><conditionExpression
      xsi:type="tFormalExpression">steps.ask.outcome = "disagree"</conditionExpression></sequenceFlow>
    <boundaryEvent id="onFail" attachedToRef="ask">${error('onFail')}</boundaryEvent>${along('onFail', 'mend', 'end')}
    ${along('after', 'end')}${along('refused', 'end')}`,
});

/** Each database with another runtime. */
const RUNTIMES = { pglite: 'auto', postgres: 'tokens' } as const;

describe.each(DATABASE_KINDS)('call activities on %s', (kind) => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let items: Awaited<ReturnType<typeof itemsFolder>>;

  beforeAll(async () => {
    items = await itemsFolder();
    await writeItem(items.path, caller('caller', 'callee'));
    await writeItem(items.path, caller('lost-caller', 'nobody'));
    await writeItem(items.path, {
      key: 'callee',
      roots: '<error id="fail" errorCode="TOO_MUCH" />',
      process: `<startEvent id="start" /><exclusiveGateway id="how" default="check" />${task('judge', 'leader')}
        ${applyTask}<endEvent id="failed">${error('failed')}</endEvent><endEvent id="done" />${along('start', 'how')}
        <sequenceFlow id="check" sourceRef="how" targetRef="judge" />
        <sequenceFlow id="much" sourceRef="how" targetRef="failed"><conditionExpression
          xsi:type="tFormalExpression">amount &gt; 100</conditionExpression></sequenceFlow>
        <sequenceFlow id="none" sourceRef="how" targetRef="apply"><conditionExpression
          xsi:type="tFormalExpression">amount = 0</conditionExpression></sequenceFlow>
        ${along('judge', 'done')}${along('apply', 'done')}`,
    });
    await writeItem(items.path, {
      key: 'escalator',
      roots: '<escalation id="slow" escalationCode="SLOW" />',
      process: `<startEvent id="start" />${applyTask}<endEvent id="end" />
        <intermediateThrowEvent id="tell"><escalationEventDefinition id="tell-e" escalationRef="slow" /></intermediateThrowEvent>
        ${task('work', 'leader')}${along('start', 'tell', 'work', 'apply', 'end')}`,
    });
    await writeItem(items.path, {
      key: 'patient',
      roots: '<escalation id="slow" escalationCode="SLOW" />',
      process: `<startEvent id="start" />${applyTask}<callActivity id="ask" calledElement="escalator" /><endEvent id="end" />
        ${along('start', 'apply', 'ask', 'end')}<boundaryEvent id="onSlow" attachedToRef="ask" cancelActivity="false">
        <escalationEventDefinition id="slow-e" escalationRef="slow" /></boundaryEvent>
        ${task('hurry', 'director')}<endEvent id="hurried" />${along('onSlow', 'hurry', 'hurried')}`,
    });
    hall = await startServiceHall(kind, { processesDir: items.path, runtime: RUNTIMES[kind] });
    admin = await hall.as('admin');
    staff = await hall.as('staff');
  });
  afterAll(async () => {
    await hall?.close();
    await items?.remove();
  });

  const see = async (id: string, as = admin) => (await as.get(`/api/instances/${id}`)).body;
  const apply = async (amount: number, itemKey = 'caller') => {
    const { status, body } = await staff.post('/api/instances', { itemKey, form: { amount } });
    expect([status, body.code]).toEqual([201, undefined]);
    await hall.app.jobs.runDue();
    const parent = await see(body.id);
    return { id: body.id as string, parent, child: parent.children[0]?.id as string };
  };

  it('wait for a process of their own, which has the caller’s values, and see its outcome', async () => {
    const { id, parent, child } = await apply(5);
    expect(parent).toMatchObject({ status: 'running', parent: null, children: [{ id: child, status: 'running' }] });
    const called = await see(child);
    expect(called).toMatchObject({ itemKey: 'callee', data: { amount: 5 }, parent: { id }, children: [] });
    expect(called.initiator.id).toBe(staff.id);
    const leader = await hall.as('leader');
    expect((await agree(leader, child)).body.status).toBe('completed');
    await hall.app.jobs.runDue();
    expect(names(await see(id))).toEqual(['after']);
    const history = await admin.get(`/api/instances/${id}/history`);
    expect(history.body.items.map((one: { action: string }) => one.action)).toEqual(['submit', 'call']);
    expect((await agree(leader, id)).body.status).toBe('completed');
    expect((await admin.get(`/api/instances/${id}/history/verify`)).body.intact).toBe(true);
  });

  it('show their process only to those who may see it', async () => {
    const { id, child } = await apply(5);
    expect((await see(id, staff)).children).toMatchObject([{ id: child }]);
    // The leader works on the called process and has nothing to do with its caller.
    const leader = await hall.as('leader');
    expect((await see(child, leader)).parent).toBeNull();
    expect((await leader.get(`/api/instances/${id}`)).status).toBe(404);
    expect((await hall.nobody.get(`/api/instances/${child}`)).status).toBe(401);
    await admin.post(`/api/instances/${id}/terminate`);
    await hall.app.jobs.runDue();
  });

  it('end their process when they are cancelled', async () => {
    const { id, child } = await apply(5);
    await admin.post(`/api/instances/${id}/terminate`);
    expect((await see(child)).status).toBe('running');
    await hall.app.jobs.runDue();
    expect((await see(child)).status).toBe('terminated');
    expect((await see(id)).status).toBe('terminated');
  });

  it('go on as disagreed when their process is rejected', async () => {
    const { id, child } = await apply(5);
    const leader = await hall.as('leader');
    const rejected = await leader.post(`/api/tasks/${await taskOf(leader, child)}/complete`, { outcome: 'disagree' });
    expect(rejected.body.status).toBe('rejected');
    await hall.app.jobs.runDue();
    expect(names(await see(id))).toEqual(['refused']);
    await admin.post(`/api/instances/${id}/terminate`);
  });

  it('catch the error that ends their process', async () => {
    const { id, child } = await apply(500);
    expect((await see(child)).status).toBe('terminated');
    expect(names(await see(id))).toEqual(['mend']);
    await admin.post(`/api/instances/${id}/terminate`);
  });

  it('hear the escalation of their process once and go on waiting', async () => {
    const { id, child } = await apply(5, 'patient');
    expect(names(await see(id))).toEqual(['hurry']);
    const [job] = await hall.database.prisma.$queryRaw<{ id: string; data: object }[]>`
      SELECT id, data FROM pgboss.job WHERE name = 'answer-call' AND data->>'instanceId' = ${id}`;
    // The same job again, as after a crash before it was noted as done.
    await hall.database.prisma.$executeRaw`
      UPDATE pgboss.job SET state = 'created', completed_on = NULL WHERE id = ${job?.id}::uuid`;
    await hall.app.jobs.runDue();
    expect(names(await see(id))).toEqual(['hurry']);
    expect(await see(child)).toMatchObject({ status: 'running', currentSteps: [{ stepId: 'work' }] });
    await admin.post(`/api/instances/${id}/terminate`);
    await hall.app.jobs.runDue();
  });

  it('are not followed without end', async () => {
    const { body } = await staff.post('/api/instances', { itemKey: 'caller', form: { amount: 5 } });
    const { prisma } = hall.database;
    const {
      variables,
      approval,
      snapshot: _snapshot,
      currentSteps: _steps,
      progress: _progress,
      trace: _trace,
      ...row
    } = await prisma.instance.findUniqueOrThrow({ where: { id: body.id } });
    const json = { variables: variables ?? {}, approval: approval ?? {} };
    let parentId: string | null = null;
    for (let depth = 0; depth < 10; depth += 1) {
      const above = { ...row, ...json, id: randomUUID(), number: `above-${depth}`, status: 'COMPLETED' as const };
      await prisma.instance.create({
        data: { ...above, parentId, parentExecutionId: 'call', currentSteps: [], progress: {}, trace: {} },
      });
      parentId = above.id;
    }
    await prisma.instance.update({ where: { id: body.id }, data: { parentId, parentExecutionId: 'call' } });
    await hall.app.jobs.runDue();
    const stopped = await see(body.id);
    expect(stopped.incidents).toMatchObject([{ kind: 'call', message: expect.stringContaining('10 deep') }]);
    await admin.post(`/api/instances/${body.id}/terminate`);
    await hall.app.jobs.runDue();
  });

  it('have one process however often the job runs', async () => {
    const { id } = await apply(5);
    const jobs = await hall.database.prisma.$queryRaw<{ data: object }[]>`
      SELECT data FROM pgboss.job WHERE name = 'start-called-process' AND data->>'instanceId' = ${id}`;
    await hall.database.prisma.$transaction((tx) =>
      hall.app.jobs.enqueue(tx, 'start-called-process', jobs[0]?.data ?? {}),
    );
    await hall.app.jobs.runDue();
    expect((await see(id)).children).toHaveLength(1);
    await admin.post(`/api/instances/${id}/terminate`);
    await hall.app.jobs.runDue();
  });

  it('become an incident when there is no such process, and are tried again when there is', async () => {
    const { id, parent } = await apply(5, 'lost-caller');
    expect(parent).toMatchObject({
      ...{ status: 'incident', children: [] },
      incidents: [
        { kind: 'call', element: { id: 'ask', name: { zh: 'Ask' } }, message: expect.stringContaining('nobody') },
      ],
    });
    expect((await see(id, staff)).incidents).toEqual([]);
    await writeItem(items.path, {
      key: 'nobody',
      process: `<startEvent id="start" />${applyTask}<endEvent id="end" />${along('start', 'apply', 'end')}`,
    });
    const { prisma } = hall.database;
    const log = { info: () => undefined, error: () => undefined };
    await deployFolder({ prisma, clock: hall.now, log, runtime: 'auto' }, items.path);
    const [incident] = parent.incidents;
    const retried = await admin.post(`/api/incidents/${incident.id}/retry`, { reason: '已部署' });
    expect(retried.body).toMatchObject({ status: 'running', incidents: [] });
    await hall.app.jobs.runDue();
    const [child] = (await see(id)).children;
    // Its apply step waits for the initiator, with the caller's values filled in.
    expect(await see(child.id)).toMatchObject({ data: { amount: 5 }, currentSteps: [{ stepId: 'apply' }] });
    expect((await agree(staff, child.id)).body.status).toBe('completed');
    await hall.app.jobs.runDue();
    expect(names(await see(id))).toEqual(['after']);
  });

  it('are refused at deployment when they lead back to their own process', async () => {
    await writeItem(items.path, { ...caller('first', 'second') });
    await writeItem(items.path, { ...caller('second', 'first-process') });
    const { prisma } = hall.database;
    const log = { info: () => undefined, error: () => undefined };
    const { refused } = await deployFolder({ prisma, clock: hall.now, log, runtime: 'auto' }, items.path);
    expect(refused.map(({ folder }) => folder)).toEqual(['second']);
    const errors = refused[0]?.findings.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ rule: 'circular-call', element: 'ask' }]);
  });
});
