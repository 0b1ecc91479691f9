import { randomUUID } from 'node:crypto';
import { addDays, localDate } from '@flowhall/calendar';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agree, applyForCard, names, taskOf } from './applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const verdict = ({ status, body }: Answer) => [status, body?.code];
const DAY = 24 * 60 * 60 * 1000;

describe('deputies', () => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let staff: Caller;
  let student: Caller;
  let admin: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
    leader = await hall.as('leader');
    staff = await hall.as('staff');
    student = await hall.as('student');
    admin = await hall.as('admin');
  });
  afterAll(() => hall?.close());
  beforeEach(async () => {
    for (const { id } of (await admin.get('/api/deputies?scope=all&limit=100')).body.items) {
      await admin.post(`/api/deputies/${id}/end`);
    }
  });

  const today = () => localDate(hall.now());
  const name = (by: Caller, deputy: Caller, more: object = {}) =>
    by.post('/api/deputies', { deputyId: deputy.id, from: today(), to: addDays(today(), 3), ...more });
  const waiting = async (): Promise<string> => (await applyForCard(hall)).body.id;
  const todoOf = async (caller: Caller, instanceId: string) =>
    (await caller.get('/api/tasks?limit=100')).body.items.find(
      (row: { instanceId: string }) => row.instanceId === instanceId,
    );

  it('see the other person’s tasks among their own and act on them in that person’s name', async () => {
    const id = await waiting();
    const before = (await staff.get('/api/tasks/counts')).body.todo;
    expect(verdict(await staff.get(`/api/instances/${id}`))).toEqual([404, 'not-found']);
    const named = await name(leader, staff, { reason: '出差' });
    expect([named.status, named.body.state, named.body.deputy.id]).toEqual([201, 'active', staff.id]);
    expect((await staff.get('/api/notifications')).body.items[0].event).toBe('deputy-named');

    const row = await todoOf(staff, id);
    expect(row.onBehalfOf.id).toBe(leader.id);
    expect((await staff.get('/api/tasks/counts')).body.todo).toBeGreaterThan(before);
    expect((await todoOf(leader, id)).onBehalfOf).toBeNull();
    const task = (await staff.get(`/api/tasks/${row.taskId}`)).body;
    expect(task.onBehalfOf.id).toBe(leader.id);
    expect(task.actions.map((one: { name: string }) => one.name)).toContain('agree');
    expect((await staff.get(`/api/tasks/${row.taskId}/options`)).status).toBe(200);
    expect((await staff.get(`/api/tasks/${row.taskId}/return-targets`)).body.targets).toHaveLength(1);
    expect((await staff.get(`/api/instances/${id}`)).body.myTaskIds).toEqual([row.taskId]);

    const done = await agree(staff, id, { opinion: '同意' });
    expect(names(done.body)).toEqual(['network-director']);
    const { items } = (await director.get(`/api/instances/${id}/history`)).body;
    expect(items.at(-1)).toMatchObject({ action: 'agree', actor: { id: staff.id }, onBehalfOf: { id: leader.id } });
    expect((await director.get(`/api/instances/${id}/history/verify`)).body.intact).toBe(true);
    // What the deputy did, the deputy or the owner may take back as long as nobody has acted.
    expect((await staff.get(`/api/instances/${id}`)).body.abilities.withdraw).toBe(true);
    expect(names((await staff.post(`/api/instances/${id}/withdraw`)).body)).toEqual(['it-leader']);
  });

  it('leave what they did in the owner’s list of what is done, and in their own, with both names', async () => {
    const id = await waiting();
    await name(leader, staff);
    await agree(staff, id);
    const doneOf = async (caller: Caller) =>
      (await caller.get('/api/tasks?view=done')).body.items.filter(
        (row: { instanceId: string }) => row.instanceId === id,
      );
    expect(await doneOf(leader)).toMatchObject([{ doneBy: { id: staff.id }, onBehalfOf: { id: leader.id } }]);
    expect(await doneOf(staff)).toMatchObject([{ doneBy: null, onBehalfOf: { id: leader.id } }]);
    const own = await waiting();
    await agree(leader, own);
    const { items } = (await leader.get('/api/tasks?view=done&limit=1')).body;
    expect(items).toMatchObject([{ instanceId: own, doneBy: null, onBehalfOf: null }]);
    const page = (await leader.get('/api/tasks?view=done&limit=1')).body;
    const next = await leader.get(`/api/tasks?view=done&limit=1&cursor=${page.nextCursor}`);
    expect(next.body.items[0].instanceId).toBe(id);
  });

  it('get messages about tasks that come, saying whose they are', async () => {
    await name(leader, staff);
    const id = await waiting();
    const { items } = (await staff.get('/api/notifications')).body;
    expect(items[0]).toMatchObject({
      event: 'task-assigned',
      instanceId: id,
      params: { behalf: { zh: '信息化负责领导' } },
    });
  });

  it('leave the owner the right to act; whoever is later gets 409 with the present state', async () => {
    await name(leader, staff);
    const id = await waiting();
    const taskId = await taskOf(leader, id);
    const url = `/api/tasks/${taskId}/complete`;
    const answers = await Promise.all([leader, staff].map((one) => one.post(url, { outcome: 'agree' })));
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
    const late = answers.find((one) => one.status === 409);
    expect(late?.body).toMatchObject({ code: 'task-already-done', current: { id } });
  });

  it('act only for the services that were named', async () => {
    const id = await waiting();
    await name(leader, staff, { itemKeys: ['leave-request'] });
    expect(await todoOf(staff, id)).toBeUndefined();
    expect(verdict(await staff.get(`/api/instances/${id}`))).toEqual([404, 'not-found']);
    const taskId = await taskOf(leader, id);
    expect(verdict(await staff.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree' }))).toEqual([
      404,
      'not-found',
    ]);
    await name(leader, staff, { itemKeys: ['leave-request', 'temporary-card'] });
    expect((await agree(staff, id)).status).toBe(200);
  });

  it('act only while they are deputies', async () => {
    const id = await waiting();
    const from = addDays(today(), 2);
    const { body } = await name(leader, staff, { from, to: from });
    expect(body.state).toBe('upcoming');
    expect(await todoOf(staff, id)).toBeUndefined();
    hall.advance(2 * DAY);
    expect((await todoOf(staff, id)).onBehalfOf.id).toBe(leader.id);
    hall.advance(DAY);
    expect(await todoOf(staff, id)).toBeUndefined();
    expect(verdict(await staff.get(`/api/instances/${id}`))).toEqual([404, 'not-found']);
    const now = await name(leader, staff);
    expect(await todoOf(staff, id)).toBeDefined();
    expect((await leader.post(`/api/deputies/${now.body.id}/end`)).body.state).toBe('ended');
    expect(await todoOf(staff, id)).toBeUndefined();
    const taskId = await taskOf(leader, id);
    expect((await staff.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree' })).status).toBe(404);
  });

  it('of deputies have no right: it does not chain', async () => {
    await name(leader, staff);
    await name(staff, student);
    const id = await waiting();
    expect(await todoOf(staff, id)).toBeDefined();
    expect(await todoOf(student, id)).toBeUndefined();
    const taskId = await taskOf(leader, id);
    expect(verdict(await student.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree' }))).toEqual([
      404,
      'not-found',
    ]);
  });

  it('decide nothing about applications of their own', async () => {
    await name(leader, director);
    const id = await waiting();
    expect(await todoOf(director, id)).toBeUndefined();
    const taskId = await taskOf(leader, id);
    expect((await director.get(`/api/tasks/${taskId}`)).body.actions).toEqual([]);
    expect(verdict(await director.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree' }))).toEqual([
      403,
      'not-your-task',
    ]);
  });

  it('claim for the other person, once among all candidates', async () => {
    const id = await waiting();
    await agree(leader, id);
    await agree(await hall.as('network'), id);
    const card = await hall.as('card');
    const card2 = await hall.as('card2');
    await name(card, staff);
    await name(card2, staff);
    const rows = (await staff.get('/api/tasks?limit=100')).body.items.filter(
      (row: { instanceId: string }) => row.instanceId === id,
    );
    expect(rows).toHaveLength(1);
    const claimed = await staff.post(`/api/tasks/${rows[0].taskId}/claim`);
    expect([card.id, card2.id]).toContain(claimed.body.assignee.id);
  });

  it('are named for others by those who manage the organisation', async () => {
    expect(verdict(await name(staff, student, { userId: leader.id }))).toEqual([403, 'forbidden']);
    const named = await name(admin, staff, { userId: leader.id });
    expect([named.status, named.body.principal.id]).toEqual([201, leader.id]);
    expect((await leader.get('/api/deputies')).body.items[0].deputy.id).toBe(staff.id);
    expect((await staff.get('/api/deputies?scope=received')).body.items[0].principal.id).toBe(leader.id);
    expect(verdict(await leader.get('/api/deputies?scope=all'))).toEqual([403, 'forbidden']);
    const { id } = named.body;
    expect(verdict(await student.post(`/api/deputies/${id}/end`))).toEqual([404, 'not-found']);
    const body = { deputyId: student.id, from: today(), to: today() };
    expect(verdict(await student.put(`/api/deputies/${id}`, body))).toEqual([404, 'not-found']);
    expect((await leader.put(`/api/deputies/${id}`, body)).body.deputy.id).toBe(student.id);
    // The deputy may decline.
    expect((await student.post(`/api/deputies/${id}/end`)).body.state).toBe('ended');
    expect(verdict(await leader.post(`/api/deputies/${id}/end`))).toEqual([409, 'deputy-ended']);
  });

  it('are refused where they make no sense', async () => {
    expect(verdict(await name(leader, leader))).toEqual([422, 'deputy-self']);
    expect(verdict(await leader.post('/api/deputies', { deputyId: randomUUID(), from: today(), to: today() }))).toEqual(
      [422, 'user-not-active'],
    );
    for (const [from, to] of [
      [addDays(today(), 2), addDays(today(), 1)],
      [addDays(today(), -9), addDays(today(), -1)],
      [today(), addDays(today(), 400)],
    ]) {
      expect(verdict(await name(leader, staff, { from, to }))).toEqual([422, 'deputy-period']);
    }
    expect(verdict(await name(leader, staff, { from: 'tomorrow' }))).toEqual([400, 'invalid-request']);
    expect(verdict(await hall.nobody.get('/api/deputies'))).toEqual([401, 'unauthenticated']);
    expect(verdict(await name(hall.nobody, staff))).toEqual([401, 'unauthenticated']);
  });

  describe('from an approved leave', () => {
    const dean = () => hall.as('dean');
    const leave = (more: object = {}) =>
      staff.post('/api/instances', {
        itemKey: 'leave-request',
        form: {
          ...{ leaveType: 'personal', startDate: addDays(today(), 1), endDate: addDays(today(), 2), days: 2 },
          ...{ reason: '家事', contactPhone: '13800138000', substitute: student.id, ...more },
        },
      });
    const proposals = async () =>
      (await staff.get('/api/deputies')).body.items.filter((one: { state: string }) => one.state === 'proposed');

    it('are proposed for its days and act once the person has confirmed', async () => {
      const { body } = await leave();
      expect(await proposals()).toEqual([]);
      expect((await agree(await dean(), body.id)).body.status).toBe('completed');
      const [proposal] = await proposals();
      expect(proposal).toMatchObject({
        ...{ from: addDays(today(), 1), to: addDays(today(), 2), instanceId: body.id },
        deputy: { id: student.id },
      });
      expect((await staff.get('/api/notifications')).body.items.map((one: { event: string }) => one.event)).toContain(
        'deputy-proposed',
      );
      // Nobody is anybody's deputy before the person says so.
      expect((await student.get('/api/deputies?scope=received')).body.items).not.toContainEqual(
        expect.objectContaining({ id: proposal.id }),
      );
      expect(verdict(await student.post(`/api/deputies/${proposal.id}/end`))).toEqual([404, 'not-found']);
      const { from, to } = proposal;
      const confirmed = await staff.put(`/api/deputies/${proposal.id}`, { deputyId: student.id, from, to });
      expect(confirmed.body.state).toBe('upcoming');
      const { body: returned } = await leave({ startDate: addDays(today(), 9), endDate: addDays(today(), 9) });
      await (await dean()).post(`/api/tasks/${await taskOf(await dean(), returned.id)}/return`, {
        ...{ target: 'initiator', opinion: '请补充' },
      });
      expect(await todoOf(student, returned.id)).toBeUndefined();
      hall.advance(DAY);
      expect((await todoOf(student, returned.id)).onBehalfOf.id).toBe(staff.id);
    });

    it('are not proposed by a leave that is refused, over, or names nobody but oneself', async () => {
      const own = await leave({ substitute: staff.id });
      await agree(await dean(), own.body.id);
      const [proposal] = await proposals();
      expect(proposal.deputy).toBeNull();
      expect((await staff.post(`/api/deputies/${proposal.id}/end`)).body.state).toBe('ended');
      const past = await leave({ startDate: addDays(today(), -3), endDate: addDays(today(), -1) });
      await agree(await dean(), past.body.id);
      const ended = await leave();
      await staff.post(`/api/instances/${ended.body.id}/terminate`);
      expect(await proposals()).toEqual([]);
    });
  });
});
