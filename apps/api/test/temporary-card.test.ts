import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, names, PERSON, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe.each(DATABASE_KINDS)('a temporary card on %s', (kind) => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let network: Caller;
  let card: Caller;

  beforeAll(async () => {
    hall = await startServiceHall(kind);
    [director, leader, network, card] = (await Promise.all(
      ['director', 'leader', 'network', 'card'].map((name) => hall.as(name)),
    )) as [Caller, Caller, Caller, Caller];
  });
  afterAll(() => hall?.close());

  it('goes from the application to its end', async () => {
    const applied = await applyForCard(hall, { opinion: '请审批', notify: { channels: ['in-app'] } });
    expect(applied.status).toBe(201);
    const { id } = applied.body;
    expect(applied.body.number).toMatch(/^XYK\d{8}$/);
    expect(applied.body).toMatchObject({
      title: '临时校园卡及门禁授权（1 人）',
      status: 'running',
      returned: false,
      progress: { done: 1, remaining: 3 },
      abilities: { terminate: true, withdraw: true, resubmitTaskId: null },
      myTaskIds: [],
    });
    expect(names(applied.body)).toEqual(['it-leader']);
    expect(applied.body.currentSteps[0].people).toEqual([
      { id: leader.id, name: '信息化负责领导', department: expect.any(String), post: expect.any(String) },
    ]);
    expect(applied.body.attachments).toHaveLength(2);

    const seen = await leader.get(`/api/tasks/${await taskOf(leader, id)}`);
    expect(seen.body.actions.map((action: { name: string }) => action.name)).toEqual([
      'agree',
      'disagree',
      'return-previous',
      'return-initiator',
      'add-sign',
      'delegate',
      'transfer',
    ]);
    expect(seen.body.data.persons[0]).toMatchObject({ name: PERSON.name });
    expect(seen.body.data.persons[0].idNumber).not.toBe(PERSON.idNumber);
    expect(seen.text).not.toContain(PERSON.phone);

    const options = await leader.get(`/api/tasks/${seen.body.id}/options`);
    expect(options.body.branches).toHaveLength(1);
    expect(options.body.branches[0].steps[0]).toMatchObject({ stepId: 'network-director', preselected: [network.id] });

    expect((await agree(leader, id, { opinion: '同意' })).status).toBe(200);
    expect((await agree(network, id)).body).toMatchObject({ progress: { done: 3, remaining: 1 } });

    const taskId = await taskOf(card, id);
    const task = await card.post(`/api/tasks/${taskId}/claim`);
    expect(task.body).toMatchObject({ assignee: { id: card.id }, status: 'open' });
    const row = task.body.data.persons[0];
    const persons = [{ ...row, cardNumber: 'C-1001', doorsOpened: ['网络中心机房'] }];
    const done = await card.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree', form: { persons } });
    expect(done.body).toMatchObject({ status: 'completed', progress: { done: 4, remaining: 0 }, currentSteps: [] });

    const history = await director.get(`/api/instances/${id}/history`);
    expect(history.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'submit',
      'agree',
      'agree',
      'claim',
      'agree',
      'complete',
    ]);
    expect(history.body.items[0]).toMatchObject({ opinion: '请审批', actor: { id: director.id } });
    const verified = await director.get(`/api/instances/${id}/history/verify`);
    expect(verified.body).toEqual({ intact: true, entries: 6, brokenAt: null });

    const diagram = await director.get(`/api/instances/${id}/diagram`);
    expect(diagram.body.xml).toContain('<bpmn:definitions');
    const states = Object.fromEntries(
      diagram.body.elements.map((one: { elementId: string; state: string }) => [one.elementId, one.state]),
    );
    expect(states).toEqual({
      ...{ start: 'done', apply: 'done', 'it-leader': 'done' },
      ...{ 'network-director': 'done', 'card-centre': 'done', end: 'done' },
    });

    const stored = await card.get(`/api/instances/${id}`);
    expect(stored.body.data.persons[0]).toMatchObject({ cardNumber: 'C-1001' });
    expect((await director.get('/api/tasks?view=done')).body.items[0]).toMatchObject({ instanceId: id });
    const told = await director.get('/api/notifications');
    expect(told.body.items[0]).toMatchObject({ event: 'completed', instanceId: id });
  });
});
