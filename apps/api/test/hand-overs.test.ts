import { randomUUID } from 'node:crypto';
import { addDays, localDate } from '@flowhall/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, taskOf } from './applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const verdict = ({ status, body }: Answer) => [status, body?.code];

describe('handing over the work of somebody who leaves', () => {
  let hall: ServiceHall;
  let admin: Caller;
  let director: Caller;
  let leader: Caller;
  let network: Caller;
  let staff: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    admin = await hall.as('admin');
    director = await hall.as('director');
    leader = await hall.as('leader');
    network = await hall.as('network');
    staff = await hall.as('staff');
  });
  afterAll(() => hall?.close());

  const handOver = async (from: Caller, to: Caller, more: object = {}, headers?: Record<string, string>) => {
    const body = { fromUserId: from.id, toUserId: to.id, ...more };
    const answer = await admin.post('/api/hand-overs', body, headers);
    await hall.app.jobs.runDue();
    return answer;
  };
  const preview = async (of: Caller, itemKeys?: string[]) =>
    (await admin.post('/api/hand-overs/preview', { userId: of.id, ...(itemKeys && { itemKeys }) })).body;
  const lastEntry = async (id: string) => (await admin.get(`/api/instances/${id}/history`)).body.items.at(-1);

  it('shows what it is, then moves every task with an entry in its history', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) ids.push((await applyForCard(hall)).body.id);
    const shown = await preview(leader);
    expect([shown.total, shown.tasks.map((row: { instanceId: string }) => row.instanceId)]).toEqual([3, ids]);
    const answer = await handOver(leader, staff, { reason: '调离' });
    expect([answer.status, answer.body.total]).toEqual([202, 3]);
    expect((await admin.get(`/api/hand-overs/${answer.body.id}`)).body).toMatchObject({ done: 3, failed: 0 });
    expect((await preview(leader)).total).toBe(0);
    for (const id of ids) {
      expect(await lastEntry(id)).toMatchObject({
        ...{ action: 'hand-over', actor: { id: admin.id }, opinion: '调离' },
        recipients: [{ people: [{ id: staff.id }] }],
        leaver: { id: leader.id },
      });
      expect((await admin.get(`/api/instances/${id}/history/verify`)).body.intact).toBe(true);
      expect((await agree(staff, id)).status).toBe(200);
    }
    expect(verdict(await leader.post(`/api/tasks/${shown.tasks[0].taskId}/complete`, { outcome: 'agree' }))).toEqual([
      409,
      'task-already-done',
    ]);
    expect((await staff.get('/api/notifications')).body.items[0].event).toBe('task-assigned');
  });

  it('leaves candidacies to the others, and takes over where there is nobody else', async () => {
    const { id } = (await applyForCard(hall)).body;
    await agree(leader, id);
    await agree(network, id);
    const card = await hall.as('card');
    const taskId = await taskOf(card, id);
    await handOver(card, staff);
    expect((await admin.get(`/api/tasks/${taskId}`)).body.assignee).toBeNull();
    const { prisma } = hall.database;
    await prisma.user.updateMany({ where: { username: { in: ['card2', 'card3'] } }, data: { status: 'CLOSED' } });
    hall.advance(60_000);
    expect((await preview(card)).tasks).toMatchObject([{ taskId, claimable: true }]);
    await handOver(card, staff);
    await prisma.user.updateMany({ where: { username: { in: ['card2', 'card3'] } }, data: { status: 'ACTIVE' } });
    hall.advance(60_000);
    expect((await admin.get(`/api/tasks/${taskId}`)).body.assignee.id).toBe(staff.id);
  });

  it('moves what was delegated and comes back, and deputies', async () => {
    const { id } = (await applyForCard(hall)).body;
    const { prisma } = hall.database;
    const taskId = await taskOf(leader, id);
    const { roundId } = await prisma.task.findUniqueOrThrow({ where: { id: taskId } });
    const round = await prisma.round.findUniqueOrThrow({ where: { id: roundId } });
    const seats = { [taskId]: { turn: 0, weight: 1, veto: false, sign: null, delegatedById: leader.id } };
    await prisma.task.update({ where: { id: taskId }, data: { assigneeId: network.id } });
    await prisma.round.update({ where: { id: roundId }, data: { state: { ...Object(round.state), seats } } });
    const today = localDate(hall.now());
    const days = { from: today, to: addDays(today, 3) };
    const given = (await leader.post('/api/deputies', { deputyId: network.id, ...days })).body.id;
    const received = (await director.post('/api/deputies', { deputyId: leader.id, ...days })).body.id;
    expect((await preview(leader)).deputies).toBe(2);
    await handOver(leader, staff);
    expect((await admin.get(`/api/tasks/${taskId}`)).body.delegatedBy.id).toBe(staff.id);
    expect((await lastEntry(id)).action).toBe('hand-over');
    const all = (await admin.get('/api/deputies?scope=all')).body.items;
    const stateOf = (one: string) => all.find((row: { id: string }) => row.id === one);
    expect(stateOf(given).state).toBe('ended');
    expect(stateOf(received)).toMatchObject({ state: 'active', deputy: { id: staff.id } });
  });

  it('moves that of some services only, and nothing twice', async () => {
    const { id } = (await applyForCard(hall)).body;
    await handOver(leader, staff, { itemKeys: ['leave-request'] });
    expect((await preview(leader, ['leave-request'])).total).toBe(0);
    expect((await preview(leader)).total).toBe(1);
    const key = { 'idempotency-key': 'leaver' };
    const body = { itemKeys: ['temporary-card'] };
    const first = await handOver(leader, staff, body, key);
    expect((await handOver(leader, staff, body, key)).body).toEqual(first.body);
    expect((await lastEntry(id)).seq).toBe(2);
  });

  it('is for those who manage the organisation, and for people who are there', async () => {
    const body = { fromUserId: leader.id, toUserId: staff.id };
    for (const [path, sent] of [
      ['/api/hand-overs', body],
      ['/api/hand-overs/preview', { userId: leader.id }],
    ] as const) {
      expect(verdict(await leader.post(path, sent))).toEqual([403, 'forbidden']);
      expect(verdict(await hall.nobody.post(path, sent))).toEqual([401, 'unauthenticated']);
      expect(verdict(await admin.post(path, {}))).toEqual([400, 'invalid-request']);
    }
    expect(verdict(await handOver(leader, leader))).toEqual([422, 'user-not-active']);
    const unknown = { ...body, toUserId: randomUUID() };
    expect(verdict(await admin.post('/api/hand-overs', unknown))).toEqual([422, 'user-not-active']);
    expect(verdict(await admin.get(`/api/hand-overs/${randomUUID()}`))).toEqual([404, 'not-found']);
    expect(verdict(await staff.get(`/api/hand-overs/${randomUUID()}`))).toEqual([403, 'forbidden']);
  });
});
