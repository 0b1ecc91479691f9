import { join } from 'node:path';
import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { names } from './applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const SECOND = 1000;
const NOWHERE = '01a20310-b3fc-7787-b993-b7f825626615';

interface Worker {
  fetch(more?: object): Promise<Answer>;
  /** Fetches the one piece of work that is there. */
  take(): Promise<{ id: string; [name: string]: unknown }>;
  answer(id: string, what: string, more?: object): Promise<Answer>;
}

describe.each(DATABASE_KINDS)('programs that do the work of service tasks on %s', (kind) => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let token: string;

  beforeAll(async () => {
    hall = await startServiceHall(kind, { processesDir: join(import.meta.dirname, 'items') });
    admin = await hall.as('admin');
    staff = await hall.as('staff');
    token = await tokenFor(['cards.*']);
  });
  afterAll(() => hall?.close());

  async function tokenFor(topics: string[]): Promise<string> {
    const expiresAt = new Date(hall.now().getTime() + 30 * 86_400 * SECOND).toISOString();
    const wish = { name: 'Card machine', permissions: ['external-tasks.work'], topics, expiresAt };
    const answer = await admin.post('/api/admin/api-tokens', wish);
    expect(answer.status).toBe(201);
    return answer.body.token;
  }

  function worker(workerId: string, bearer = token): Worker {
    const headers = { authorization: `Bearer ${bearer}` };
    const fetch: Worker['fetch'] = (more = {}) => {
      const topics = [{ topic: 'cards.issue', lockDuration: 60 * SECOND }];
      return hall.nobody.post(
        '/api/external-tasks/fetch-and-lock',
        { workerId, topics, maxTasks: 10, ...more },
        headers,
      );
    };
    return {
      fetch,
      async take() {
        const { body } = await fetch();
        expect(body.items).toHaveLength(1);
        return body.items[0];
      },
      answer: (id, what, more = {}) =>
        hall.nobody.post(`/api/external-tasks/${id}/${what}`, { workerId, ...more }, headers),
    };
  }

  const order = async (text = '新卡'): Promise<string> => {
    const answer = await staff.post('/api/instances', { itemKey: 'outside', form: { kind: 'work', text } });
    await hall.app.jobs.runDue();
    return answer.body.id;
  };
  const state = async (id: string) => (await staff.get(`/api/instances/${id}`)).body;
  const jobOf = (instanceId: string) => hall.database.prisma.job.findFirst({ where: { instanceId } });

  it('get what the model hands over, and the process goes on with what the model keeps of their answer', async () => {
    const id = await order();
    const one = worker('one');
    const task = await one.take();
    expect(task).toMatchObject({
      ...{ topic: 'cards.issue', instanceId: id, itemKey: 'outside', elementId: 'work', attempts: 1, retries: null },
      variables: { text: '新卡', applicant: 'staff' },
    });
    expect(names(await state(id))).toEqual([]);
    expect((await one.answer(task.id, 'complete', { variables: { card: 'C-9', other: 1 } })).status).toBe(204);
    expect(names(await state(id))).toEqual(['check']);
    const row = await hall.database.prisma.instance.findUniqueOrThrow({ where: { id } });
    expect(row.variables).toMatchObject({ data: { card: 'C-9' } });
    expect(JSON.stringify(row.variables)).not.toContain('other');
    expect((await one.answer(task.id, 'complete')).status).toBe(404);
  });

  it('get only the variables that they name', async () => {
    const id = await order();
    const one = worker('one');
    const topics = [{ topic: 'cards.issue', lockDuration: SECOND, variables: ['text'] }];
    const { body } = await one.fetch({ topics });
    expect(body.items[0].variables).toEqual({ text: '新卡' });
    await one.answer(body.items[0].id, 'complete');
    expect(names(await state(id))).toEqual(['check']);
  });

  it('that ask at once each get other work', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, (_, index) => order(`card ${index}`)));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => worker(`racer ${index}`).fetch({ maxTasks: 2 })),
    );
    const got = answers.flatMap(({ body }) => body.items.map((task: { instanceId: string }) => task.instanceId));
    expect(got.toSorted()).toEqual(ids.toSorted());
    await Promise.all(
      answers.flatMap(({ body }, index) =>
        body.items.map((task: { id: string }) => worker(`racer ${index}`).answer(task.id, 'complete')),
      ),
    );
    for (const id of ids) expect(names(await state(id))).toEqual(['check']);
  });

  it('lose work when their lock expires; what they answer then counts no more', async () => {
    const id = await order();
    const [slow, quick] = [worker('slow'), worker('quick')];
    const task = await slow.take();
    expect((await quick.fetch()).body.items).toEqual([]);
    hall.advance(61 * SECOND);
    for (const [what, more] of [
      ['complete', {}],
      ['failure', { message: 'x' }],
      ['bpmn-error', { code: 'taken' }],
      ['extend-lock', { lockDuration: SECOND }],
      ['unlock', {}],
    ] as const) {
      const late = await slow.answer(task.id, what, more);
      expect([what, late.status, late.body.code]).toEqual([what, 409, 'lock-lost']);
    }
    expect(await quick.take()).toMatchObject({ id: task.id, attempts: 2 });
    expect((await slow.answer(task.id, 'complete')).status).toBe(409);
    expect((await quick.answer(task.id, 'complete', { variables: { card: 'Q' } })).status).toBe(204);
    const { body } = await admin.get(`/api/instances/${id}/history`);
    expect(body.items.filter((entry: { action: string }) => entry.action === 'job')).toHaveLength(1);
  });

  it('that answer twice at once are heard once', async () => {
    const id = await order();
    const one = worker('one');
    const task = await one.take();
    const answers = await Promise.all(Array.from({ length: 4 }, () => one.answer(task.id, 'complete')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404, 404, 404]);
    const { body } = await admin.get(`/api/instances/${id}/history`);
    expect(body.items.filter((entry: { action: string }) => entry.action === 'job')).toHaveLength(1);
  });

  it('may hold a lock longer, or give work back', async () => {
    await order();
    const [one, other] = [worker('one'), worker('other')];
    const { id } = await one.take();
    expect((await one.answer(id, 'extend-lock', { lockDuration: 600 * SECOND })).status).toBe(200);
    hall.advance(120 * SECOND);
    expect((await other.fetch()).body.items).toEqual([]);
    expect((await other.answer(id, 'unlock')).status).toBe(409);
    expect((await one.answer(id, 'unlock')).status).toBe(204);
    expect(await other.take()).toMatchObject({ id });
    await other.answer(id, 'complete');
  });

  it('that fail are asked again later, as the model says; then there is an incident', async () => {
    const id = await order();
    const one = worker('one');
    await one.answer((await one.take()).id, 'failure', { message: 'out of cards' });
    expect(await jobOf(id)).toMatchObject({ status: 'ready', failure: { params: { message: 'out of cards' } } });
    expect((await one.fetch()).body.items).toEqual([]);
    hall.advance(31 * SECOND);
    await one.answer((await one.take()).id, 'failure', { message: 'still none' });
    expect((await jobOf(id))?.status).toBe('failed');
    expect((await state(id)).status).toBe('incident');
    expect(await hall.database.prisma.incident.findFirst({ where: { instanceId: id } })).toMatchObject({
      kind: 'job',
      message: expect.stringContaining('still none'),
    });
  });

  it('may say themselves how often and when to try again', async () => {
    const id = await order();
    const one = worker('one');
    await one.answer((await one.take()).id, 'failure', { message: 'x', retries: 5, retryTimeout: 0 });
    expect(await one.take()).toMatchObject({ retries: 5, attempts: 2 });
    await one.answer((await jobOf(id))?.id ?? '', 'failure', { message: 'x', retries: 0 });
    expect((await state(id)).status).toBe('incident');
  });

  it('may end work with a BPMN error', async () => {
    const id = await order();
    const one = worker('one');
    const { id: taskId } = await one.take();
    expect((await one.answer(taskId, 'bpmn-error', { code: 'taken', variables: { card: 'T' } })).status).toBe(204);
    expect((await state(id)).status).toBe('completed');
  });

  it('throw an error that nobody catches: the application waits for an operator, the work is not done again', async () => {
    const id = await order();
    const one = worker('one');
    const { id: taskId } = await one.take();
    expect((await one.answer(taskId, 'bpmn-error', { code: 'unheard' })).status).toBe(204);
    expect((await state(id)).status).toBe('incident');
    expect(await jobOf(id)).toMatchObject({ status: 'answered', lockedBy: null });
    expect((await one.fetch()).body.items).toEqual([]);
  });

  it('wait for work as long as they say', async () => {
    const one = worker('one');
    const began = performance.now();
    const waiting = one.fetch({ longPoll: 20_000 });
    const id = await order();
    const { body } = await waiting;
    expect(body.items).toMatchObject([{ instanceId: id }]);
    expect(performance.now() - began).toBeLessThan(15_000);
    await one.answer(body.items[0].id, 'complete');
    expect((await one.fetch({ longPoll: 300 })).body.items).toEqual([]);
  });

  it('find nothing of an application that has ended', async () => {
    const id = await order();
    const one = worker('one');
    const { id: taskId } = await one.take();
    await staff.post(`/api/instances/${id}/terminate`, { reason: '不需要了' });
    expect((await one.answer(taskId, 'complete')).status).toBe(404);
  });

  const routes: [string, object][] = [
    ['fetch-and-lock', { topics: [{ topic: 'cards.issue', lockDuration: SECOND }], maxTasks: 1 }],
    [`${NOWHERE}/complete`, {}],
    [`${NOWHERE}/failure`, { message: 'x' }],
    [`${NOWHERE}/bpmn-error`, { code: 'x' }],
    [`${NOWHERE}/extend-lock`, { lockDuration: SECOND }],
    [`${NOWHERE}/unlock`, {}],
  ];
  it.each(routes)(
    'are refused at %s without a token, without the permission and with bad input',
    async (path, more) => {
      const url = `/api/external-tasks/${path}`;
      const body = { workerId: 'w', ...more };
      expect((await hall.nobody.post(url, body)).status).toBe(401);
      expect((await staff.post(url, body)).status).toBe(403);
      const bearer = { authorization: `Bearer ${token}` };
      expect((await hall.nobody.post(url, { ...body, workerId: '' }, bearer)).body).toMatchObject({
        status: 400,
        errors: [{ pointer: '/workerId' }],
      });
      if (path.startsWith(NOWHERE)) expect((await hall.nobody.post(url, body, bearer)).status).toBe(404);
    },
  );

  it('work only on topics of their token', async () => {
    const doors = worker('doors', await tokenFor(['doors', 'door.*']));
    expect((await doors.fetch()).status).toBe(403);
    await order();
    const one = worker('one');
    const { id } = await one.take();
    expect((await worker('one', await tokenFor(['doors'])).answer(id, 'complete')).status).toBe(404);
    await one.answer(id, 'complete');
  });
});
