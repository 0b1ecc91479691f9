import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, names, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe.each(DATABASE_KINDS)('taking back and sending back on %s', (kind) => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let network: Caller;

  beforeAll(async () => {
    hall = await startServiceHall(kind);
    director = await hall.as('director');
    leader = await hall.as('leader');
    network = await hall.as('network');
  });
  afterAll(() => hall?.close());

  /** An application that waits for the network centre's director. */
  async function atNetwork(): Promise<string> {
    const { body } = await applyForCard(hall);
    await agree(leader, body.id);
    return body.id;
  }
  const giveBack = async (caller: Caller, id: string, body: object) =>
    caller.post(`/api/tasks/${await taskOf(caller, id)}/return`, { opinion: '请补充', ...body });

  it('returns to the previous step', async () => {
    const id = await atNetwork();
    const targets = await network.get(`/api/tasks/${await taskOf(network, id)}/return-targets`);
    expect(targets.body.targets).toMatchObject([
      { stepId: 'it-leader', previous: true, initiator: false, people: [{ id: leader.id }], cancels: [] },
      { stepId: 'apply', previous: false, initiator: true },
    ]);
    const returned = await giveBack(network, id, { target: 'previous' });
    expect(names(returned.body)).toEqual(['it-leader']);
    expect(returned.body).toMatchObject({ returned: false, progress: { done: 1, remaining: 3 } });

    const task = await leader.get(`/api/tasks/${await taskOf(leader, id)}`);
    expect(task.body.returnedFor).toMatchObject({ opinion: '请补充', by: { id: network.id } });
    const todo = await leader.get('/api/tasks');
    expect(todo.body.items[0]).toMatchObject({ instanceId: id, returned: true });
    const diagram = await leader.get(`/api/instances/${id}/diagram`);
    expect(diagram.body.elements).toContainEqual(
      expect.objectContaining({ elementId: 'network-director', state: 'returned' }),
    );
  });

  it('returns to the initiator, who edits; all steps follow again', async () => {
    const id = await atNetwork();
    await giveBack(network, id, { target: 'initiator' });
    const mine = await director.get(`/api/instances/${id}`);
    expect(mine.body).toMatchObject({ returned: true, withdrawn: false });
    const taskId = mine.body.abilities.resubmitTaskId;
    expect(mine.body.myTaskIds).toEqual([taskId]);

    const resubmitted = await director.post(`/api/tasks/${taskId}/complete`, {
      outcome: 'agree',
      form: { reason: '机房值守（夜班）' },
    });
    expect(names(resubmitted.body)).toEqual(['it-leader']);
    const again = await leader.get(`/api/tasks/${await taskOf(leader, id)}`);
    expect(again.body.changes).toEqual([
      { field: '/reason', title: expect.anything(), from: '机房值守', to: '机房值守（夜班）' },
    ]);
    const history = await director.get(`/api/instances/${id}/history`);
    expect(history.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'submit',
      'agree',
      'return',
      'resubmit',
    ]);
  });

  it('jumps back to whoever returned it when that was asked for', async () => {
    const id = await atNetwork();
    await giveBack(network, id, { target: 'initiator', resume: 'jump-back' });
    const resubmitted = await agree(director, id);
    expect(names(resubmitted.body)).toEqual(['network-director']);
    expect((await agree(network, id)).body.progress.done).toBe(3);
  });

  it('asks for an opinion and refuses targets that are none', async () => {
    const id = await atNetwork();
    expect((await giveBack(network, id, { target: 'previous', opinion: ' ' })).body.code).toBe('opinion-required');
    const illegal = await giveBack(network, id, { target: { stepId: 'card-centre' } });
    expect(illegal.status).toBe(422);
    expect(['return-target-illegal', 'action-not-allowed']).toContain(illegal.body.code);
  });

  it('withdraws until the next step has acted', async () => {
    const { body } = await applyForCard(hall);
    const withdrawn = await director.post(`/api/instances/${body.id}/withdraw`, { reason: '写错了' });
    expect(withdrawn.body).toMatchObject({ returned: true, withdrawn: true, abilities: { withdraw: false } });
    await agree(director, body.id);
    await agree(leader, body.id);
    expect((await director.post(`/api/instances/${body.id}/withdraw`)).body).toMatchObject({
      code: 'withdraw-too-late',
      current: { id: body.id },
    });
    const back = await leader.post(`/api/instances/${body.id}/withdraw`);
    expect(names(back.body)).toEqual(['it-leader']);
  });

  it('terminates for the initiator and for operators, for nobody else', async () => {
    const { body } = await applyForCard(hall);
    expect((await leader.post(`/api/instances/${body.id}/terminate`)).status).toBe(403);
    const ended = await director.post(`/api/instances/${body.id}/terminate`, { reason: '不需要了' });
    expect(ended.body).toMatchObject({ status: 'terminated', currentSteps: [], abilities: { terminate: false } });
    expect((await director.post(`/api/instances/${body.id}/terminate`)).body.code).toBe('instance-ended');
    const gone = await leader.get('/api/tasks?limit=100');
    expect(gone.body.items.filter((row: { instanceId: string }) => row.instanceId === body.id)).toEqual([]);

    const other = await applyForCard(hall);
    const admin = await hall.as('admin');
    const repaired = await admin.post(`/api/instances/${other.body.id}/terminate`, { reason: '人员已离职' });
    expect(repaired.body.status).toBe('terminated');
  });

  it('ends as rejected when somebody disagrees', async () => {
    const { body } = await applyForCard(hall);
    const taskId = await taskOf(leader, body.id);
    const silent = await leader.post(`/api/tasks/${taskId}/complete`, { outcome: 'disagree' });
    expect(silent.body.code).toBe('opinion-required');
    const refused = await leader.post(`/api/tasks/${taskId}/complete`, { outcome: 'disagree', opinion: '不符合规定' });
    expect(refused.body.status).toBe('rejected');
    const history = await director.get(`/api/instances/${body.id}/history`);
    expect(history.body.items.at(-1).action).toBe('reject');
  });
});
