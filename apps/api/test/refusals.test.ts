import { randomUUID } from 'node:crypto';
import { api, type Operation } from '@flowhall/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyForCard, taskOf } from './applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const TAGS = ['items', 'instances', 'tasks', 'definitions'];
const operations = Object.entries<Operation>(api).filter(
  ([, operation]) => TAGS.includes(operation.tag) && operation.access !== 'public',
);

/** A valid body where an operation takes one, so that what is refused is the caller. */
const BODIES: Record<string, object> = {
  createInstance: { itemKey: 'temporary-card', form: {} },
  getItemOptions: { form: {} },
  completeTask: { outcome: 'agree' },
  returnTask: { target: 'previous', opinion: '请补充' },
  urgeInstance: {},
  sendCopy: { userIds: [randomUUID()] },
  addComment: { body: '请尽快' },
  transferTask: { userId: randomUUID() },
  delegateTask: { userId: randomUUID() },
  actOnTasks: { action: 'agree', tasks: [{ taskId: randomUUID() }] },
  addSign: { kind: 'before', userIds: [randomUUID()] },
  removeSign: { userIds: [randomUUID()] },
};

describe('what is refused', () => {
  let hall: ServiceHall;
  let student: Caller;
  let leader: Caller;
  let instanceId: string;
  let taskId: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    student = await hall.as('student');
    leader = await hall.as('leader');
    instanceId = (await applyForCard(hall)).body.id;
    taskId = await taskOf(leader, instanceId);
  });
  afterAll(() => hall?.close());

  function call(caller: Caller, name: string, { method, path }: Operation, params: Record<string, string>) {
    const url = path.replaceAll(/\{(\w+)\}/g, (_place, key: string) => params[key] ?? 'x');
    if (method === 'get') return caller.get(url);
    if (method === 'post') return caller.post(url, BODIES[name] ?? {});
    return method === 'put' ? caller.put(url) : caller.delete(url);
  }

  it.each(operations)('%s asks who is calling', async (name, operation) => {
    const answer = await call(hall.nobody, name, operation, { id: instanceId, key: 'temporary-card' });
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  const withId = operations.filter(([, { params }]) => params && 'id' in params.properties);

  it.each(withId)('%s refuses an id that is none', async (name, operation) => {
    const designer = await hall.as('designer');
    const answer = await call(designer, name, operation, { id: '1', name: 'x' });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request']);
  });

  it.each(withId)('%s finds nothing behind an unknown id', async (name, operation) => {
    const designer = await hall.as('designer');
    const answer = await call(designer, name, operation, { id: randomUUID(), name: 'x' });
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });

  const ofOthers = withId.filter(([, { tag }]) => tag === 'instances' || tag === 'tasks');

  it.each(ofOthers)('%s hides what is none of the caller’s business', async (name, operation) => {
    const id = operation.tag === 'tasks' ? taskId : instanceId;
    const answer = await call(student, name, operation, { id });
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });

  it('shows the process studio to designers only', async () => {
    expect((await student.get('/api/definitions')).status).toBe(403);
    const designer = await hall.as('designer');
    const { body } = await designer.get('/api/definitions');
    expect(body.items.map((one: { itemKey: string }) => one.itemKey)).toEqual([
      'leave-request',
      'seal-use',
      'temporary-card',
    ]);
    const [card] = body.items.slice(-1);
    expect(card).toMatchObject({ version: 1, current: true, runningInstances: 1 });
    const shown = await designer.get(`/api/definitions/${card.id}`);
    expect(shown.body.xml).toContain('temporary-card');
    expect((await student.get(`/api/definitions/${card.id}`)).status).toBe(403);
  });

  it('offers items to their audience only', async () => {
    const offered = await student.get('/api/items');
    expect(offered.body.items.map((item: { key: string }) => item.key)).not.toContain('temporary-card');
    expect((await student.get('/api/items/temporary-card')).body.code).toBe('not-in-audience');
    const applied = await student.post('/api/instances', { itemKey: 'temporary-card', form: {} });
    expect([applied.status, applied.body.code]).toEqual([403, 'not-in-audience']);
    expect((await student.post('/api/items/temporary-card/options', { form: {} })).status).toBe(403);
    expect((await student.get('/api/items/no-such-item')).status).toBe(404);
  });

  it('does not start what is closed', async () => {
    const { prisma } = hall.database;
    await prisma.item.update({ where: { key: 'seal-use' }, data: { enabled: false } });
    const staff = await hall.as('staff');
    expect((await staff.get('/api/items/seal-use')).body.code).toBe('item-closed');
    const listed = await staff.get('/api/items');
    expect(listed.body.items.map((item: { key: string }) => item.key)).toEqual(['leave-request']);
  });

  it('lists all applications for those who may see all', async () => {
    expect((await student.get('/api/instances?scope=all')).status).toBe(403);
    const admin = await hall.as('admin');
    expect((await admin.get('/api/instances?scope=all')).body.items).toHaveLength(1);
    expect((await admin.get(`/api/instances/${instanceId}`)).status).toBe(200);
  });

  const bad: [string, (caller: Caller) => Promise<Answer>][] = [
    ['a page that is too long', (caller) => caller.get('/api/tasks?limit=1000')],
    ['a view that is none', (caller) => caller.get('/api/tasks?view=everything')],
    ['a status that is none', (caller) => caller.get('/api/instances?status=lost')],
    ['a cursor that is none', (caller) => caller.get('/api/tasks?cursor=abc')],
    ['a cursor that is none, of applications', (caller) => caller.get('/api/instances?cursor=abc')],
    ['an outcome that is none', (caller) => caller.post(`/api/tasks/${taskId}/complete`, { outcome: 'maybe' })],
    ['an unknown property', (caller) => caller.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree', as: 'me' })],
    ['a form that is none', (caller) => caller.post('/api/instances', { itemKey: 'leave-request', form: [] })],
    ['a target that is none', (caller) => caller.post(`/api/tasks/${taskId}/return`, { target: 1, opinion: '' })],
    ['a person that is none', (caller) => caller.post(`/api/tasks/${taskId}/transfer`, { userId: 'leader' })],
  ];
  it.each(bad)('refuses %s', async (_what, send) => {
    const answer = await send(leader);
    expect(answer.status).toBe(400);
    expect(['invalid-request', 'invalid-cursor']).toContain(answer.body.code);
  });

  it('says in the caller’s language what is wrong with a form, and where', async () => {
    const director = await hall.as('director');
    const form = { personType: 'external', headcount: 2, persons: [{ name: 'A', idNumber: '123' }] };
    const send = (lang: string) =>
      director.post('/api/instances', { itemKey: 'temporary-card', form }, { 'accept-language': lang });
    const zh = await send('zh-CN');
    const en = await send('en');
    expect([zh.status, zh.body.code]).toEqual([422, 'form-invalid']);
    expect(zh.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(
      expect.arrayContaining(['/form/reason', '/form/letter', '/form/persons/0/idNumber']),
    );
    expect(en.body.title).toMatch(/entries in the form need correction/);
    expect(en.body.errors[0].message).not.toBe(zh.body.errors[0].message);
  });

  it('lets nobody write fields of another step', async () => {
    const task = await leader.get(`/api/tasks/${taskId}`);
    const answer = await leader.post(`/api/tasks/${taskId}/complete`, {
      outcome: 'agree',
      form: { reason: '改了', persons: task.body.data.persons },
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'field-not-writable']);
    expect(answer.body.title).toContain('申请理由');
  });

  it('takes no file of somebody else', async () => {
    const director = await hall.as('director');
    const { body } = await director.get(`/api/instances/${instanceId}`);
    const { persons, ...rest } = body.data;
    const form = { ...rest, persons: persons.map(({ _id, ...person }: Record<string, unknown>) => person) };
    const answer = await director.post('/api/instances', { itemKey: 'temporary-card', form });
    expect([answer.status, answer.body.code]).toEqual([422, 'attachment-unusable']);
  });
});
