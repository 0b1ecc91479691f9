import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, PERSON, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('what people see of others', () => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let id: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
    leader = await hall.as('leader');
    id = (await applyForCard(hall)).body.id;
  });
  afterAll(() => hall?.close());

  it('shows the initiator what they entered', async () => {
    const { body } = await director.get(`/api/instances/${id}`);
    expect(body.data.persons[0]).toMatchObject({ idNumber: PERSON.idNumber, phone: PERSON.phone });
  });

  it('masks numbers for everybody who does not fill them in', async () => {
    const admin = await hall.as('admin');
    const taskId = await taskOf(leader, id);
    for (const answer of [
      await leader.get(`/api/tasks/${taskId}`),
      await leader.get(`/api/instances/${id}`),
      await admin.get(`/api/instances/${id}`),
      await admin.get(`/api/tasks/${taskId}`),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(PERSON.idNumber);
      expect(answer.text).not.toContain(PERSON.phone);
      expect(answer.body.data.persons[0].name).toBe(PERSON.name);
    }
  });

  it('masks numbers in the history of changes', async () => {
    const other = '13900139000';
    await leader.post(`/api/tasks/${await taskOf(leader, id)}/return`, { target: 'initiator', opinion: '电话有误' });
    const taskId = await taskOf(director, id);
    const { body } = await director.get(`/api/tasks/${taskId}`);
    const persons = [{ ...body.data.persons[0], phone: other }];
    const sent = await director.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree', form: { persons } });
    expect(sent.status).toBe(200);
    const history = await leader.get(`/api/instances/${id}/history`);
    const [change] = history.body.items.at(-1).changes;
    expect(change.field).toBe('/persons/0/phone');
    expect(history.text).not.toContain(PERSON.phone);
    expect(history.text).not.toContain(other);
    const task = await leader.get(`/api/tasks/${await taskOf(leader, id)}`);
    expect(task.body.changes).toMatchObject([{ field: '/persons/0/phone' }]);
  });

  it('keeps a masked number that is sent back as it was shown', async () => {
    const network = await hall.as('network');
    const card = await hall.as('card');
    await agree(leader, id);
    await agree(network, id);
    const taskId = await taskOf(card, id);
    const { body } = await card.post(`/api/tasks/${taskId}/claim`);
    expect(body.data.persons[0].idNumber).not.toBe(PERSON.idNumber);
    const persons = [{ ...body.data.persons[0], cardNumber: 'C-7', doorsOpened: ['网络中心机房'] }];
    const done = await card.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree', form: { persons } });
    expect(done.body.code ?? done.body.status).toBe('completed');
    const seen = await director.get(`/api/instances/${id}`);
    expect(seen.body.data.persons[0].idNumber).toBe(PERSON.idNumber);
  });

  it('hides what a step does not show, also from those who only applied', async () => {
    const seen = await director.get(`/api/instances/${id}`);
    expect(seen.body.data.persons[0]).not.toHaveProperty('cardNumber');
    const history = await director.get(`/api/instances/${id}/history`);
    expect(history.text).not.toContain('C-7');
    const card = await hall.as('card');
    const records = (await card.get(`/api/instances/${id}/history`)).body.items;
    const changes = records.flatMap((entry: { changes: { field: string; to: unknown }[] }) => entry.changes);
    expect(changes).toContainEqual(expect.objectContaining({ field: '/persons/0/cardNumber', to: 'C-7' }));
    expect(changes.map((change: { field: string }) => change.field)).not.toContain('/persons/0');
  });
});
