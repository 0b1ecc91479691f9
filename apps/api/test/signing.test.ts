import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, names, taskOf } from './applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe.each(DATABASE_KINDS)('several people at one step on %s', (kind) => {
  let hall: ServiceHall;
  let leader: Caller;
  let network: Caller;
  let staff: Caller;

  beforeAll(async () => {
    hall = await startServiceHall(kind);
    leader = await hall.as('leader');
    network = await hall.as('network');
    staff = await hall.as('staff');
  });
  afterAll(() => hall?.close());

  async function atLeader(): Promise<{ id: string; taskId: string }> {
    const { id } = (await applyForCard(hall)).body;
    return { id, taskId: await taskOf(leader, id) };
  }
  const act = (caller: Caller, taskId: string, action: string, body: object): Promise<Answer> =>
    caller.post(`/api/tasks/${taskId}/${action}`, body);
  const actionsOf = ({ body }: Answer): string[] => body.actions.map((action: { name: string }) => action.name);

  it('asks for opinions first; then it is the handler’s again', async () => {
    const { id, taskId } = await atLeader();
    const asked = await act(leader, taskId, 'add-sign', { kind: 'before', userIds: [staff.id], opinion: '请把关' });
    expect(asked.status).toBe(200);
    expect(asked.body.currentSteps).toMatchObject([{ stepId: 'it-leader', people: [{ id: staff.id }] }]);
    const own = await leader.get(`/api/tasks/${taskId}`);
    expect(actionsOf(own)).toEqual(['remove-sign']);
    expect(own.body).toMatchObject({
      status: 'waiting',
      round: {
        mode: 'single',
        tally: null,
        people: [{ sign: null }, { sign: 'before', status: 'open', removable: true }],
      },
    });
    const theirs = await staff.get(`/api/tasks/${await taskOf(staff, id)}`);
    expect(actionsOf(theirs)).toEqual(expect.arrayContaining(['agree', 'disagree', 'add-sign']));
    expect(theirs.body.round.people[1].removable).toBe(false);

    const given = await act(staff, theirs.body.id, 'complete', { outcome: 'disagree', opinion: '人数偏多' });
    expect(given.body.status).toBe('running');
    const back = await leader.get(`/api/tasks/${await taskOf(leader, id)}`);
    expect(back.body).toMatchObject({
      id: taskId,
      status: 'open',
      round: { people: [{}, { outcome: 'disagree', opinion: '人数偏多' }] },
    });
    expect(names((await agree(leader, id)).body)).toEqual(['network-director']);
    const history = await leader.get(`/api/instances/${id}/history`);
    expect(history.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'submit',
      'add-sign',
      'disagree',
      'agree',
    ]);
  });

  it('goes on only when those who sign after have agreed; removed ones are no longer asked', async () => {
    const { id, taskId } = await atLeader();
    await act(leader, taskId, 'add-sign', { kind: 'after', userIds: [staff.id, network.id] });
    const agreed = await act(leader, taskId, 'complete', { outcome: 'agree' });
    expect(agreed.body.currentSteps).toMatchObject([
      {
        stepId: 'it-leader',
        people: expect.arrayContaining([staff.id, network.id].map((one) => expect.objectContaining({ id: one }))),
        answered: [{ person: { id: leader.id }, outcome: 'agree' }],
      },
    ]);
    const removed = await act(leader, taskId, 'remove-sign', { userIds: [network.id] });
    expect(removed.body.currentSteps[0].people).toMatchObject([{ id: staff.id }]);
    expect(names((await agree(staff, id)).body)).toEqual(['network-director']);
    const told = await network.get('/api/notifications');
    expect(told.body.items.map((one: { event: string }) => one.event)).toEqual(
      expect.arrayContaining(['sign-asked', 'sign-removed']),
    );
  });

  it('delegates: worked on by another, confirmed by the handler', async () => {
    const { id, taskId } = await atLeader();
    expect((await act(leader, taskId, 'delegate', { userId: staff.id })).status).toBe(200);
    const theirs = await staff.get(`/api/tasks/${taskId}`);
    expect(theirs.body).toMatchObject({ delegatedBy: { id: leader.id }, assignee: { id: staff.id } });
    expect(actionsOf(theirs)).toEqual(['agree']);
    const reported = await agree(staff, id, { opinion: '已核对' });
    expect(reported.body.currentSteps).toMatchObject([{ stepId: 'it-leader', people: [{ id: leader.id }] }]);
    expect(names((await agree(leader, id)).body)).toEqual(['network-director']);
  });

  it.each<[string, string, object, number, string]>([
    ['oneself', 'add-sign', { kind: 'before', userIds: ['leader'] }, 422, 'assignee-not-candidate'],
    ['a kind that is none', 'add-sign', { kind: 'later', userIds: ['staff'] }, 400, 'invalid-request'],
    ['nobody', 'add-sign', { kind: 'before', userIds: [] }, 400, 'invalid-request'],
    ['somebody who was not asked', 'remove-sign', { userIds: ['staff'] }, 422, 'action-not-allowed'],
    ['an older version', 'add-sign', { kind: 'before', userIds: ['staff'], version: 1 }, 409, 'version-conflict'],
  ])('refuses %s', async (_, action, body, status, code) => {
    const { id, taskId } = await atLeader();
    await act(leader, taskId, 'delegate', { userId: staff.id });
    await agree(staff, id);
    const named = 'userIds' in body && Array.isArray(body.userIds) ? body.userIds : [];
    const userIds = await Promise.all(named.map(async (name: string) => (await hall.as(name)).id));
    const answer = await act(leader, taskId, action, { ...body, userIds });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('lets only one of two requests with the same key through', async () => {
    const { taskId } = await atLeader();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const body = { kind: 'parallel', userIds: [staff.id] };
    const both = await Promise.all([1, 2].map(() => leader.post(`/api/tasks/${taskId}/add-sign`, body, key)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { round } = (await leader.get(`/api/tasks/${taskId}`)).body;
    expect(round.people).toHaveLength(2);
  });
});
