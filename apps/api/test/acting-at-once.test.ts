import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, cardForm, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const statuses = (answers: readonly { status: number }[]) => answers.map((answer) => answer.status).sort();

describe.each(DATABASE_KINDS)('people who act at once on %s', (kind) => {
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

  it('lets one win and shows the others what has become of it', async () => {
    const { body } = await applyForCard(hall);
    const url = `/api/tasks/${await taskOf(leader, body.id)}/complete`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => leader.post(url, { outcome: 'agree' })));
    expect(statuses(answers)).toEqual([200, 409, 409, 409]);
    for (const late of answers.filter((answer) => answer.status === 409)) {
      expect(late.body).toMatchObject({ code: 'task-already-done', current: { id: body.id, version: 2 } });
      expect(late.body.current.currentSteps[0].stepId).toBe('network-director');
    }
    const history = await director.get(`/api/instances/${body.id}/history`);
    expect(history.body.items).toHaveLength(2);
    expect((await director.get(`/api/instances/${body.id}/history/verify`)).body.intact).toBe(true);
  });

  it('lets either the approver agree or the initiator withdraw', async () => {
    const { body } = await applyForCard(hall);
    const taskId = await taskOf(leader, body.id);
    const answers = await Promise.all([
      leader.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree' }),
      director.post(`/api/instances/${body.id}/withdraw`),
    ]);
    expect(statuses(answers)).toEqual([200, 409]);
  });

  it('gives a claimable task to one of its candidates', async () => {
    const { body } = await applyForCard(hall);
    await agree(leader, body.id);
    await agree(network, body.id);
    const people = await Promise.all(['card', 'card2', 'card3'].map((name) => hall.as(name)));
    const taskId = await taskOf(people[0]!, body.id);
    const answers = await Promise.all(people.map((person) => person.post(`/api/tasks/${taskId}/claim`)));
    expect(statuses(answers)).toEqual([200, 409, 409]);
    expect(answers.filter((one) => one.status === 409).map((one) => one.body.code)).toEqual([
      'already-claimed',
      'already-claimed',
    ]);
    const winner = people[answers.findIndex((answer) => answer.status === 200)]!;
    const loser = people.find((person) => person !== winner)!;
    const released = await winner.post(`/api/tasks/${taskId}/release`);
    expect(released.body).toMatchObject({ assignee: null, candidates: { length: 3 } });
    expect((await loser.post(`/api/tasks/${taskId}/claim`)).status).toBe(200);
  });

  it('refuses an action on an older version of the task', async () => {
    const { body } = await applyForCard(hall);
    await agree(leader, body.id);
    await agree(network, body.id);
    const card = await hall.as('card');
    const taskId = await taskOf(card, body.id);
    await card.post(`/api/tasks/${taskId}/claim`, { version: 1 });
    const stale = await card.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree', version: 1 });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'version-conflict', current: { id: body.id } });
  });

  it('hands a task over', async () => {
    const { body } = await applyForCard(hall);
    const staff = await hall.as('staff');
    const taskId = await taskOf(leader, body.id);
    const handed = await leader.post(`/api/tasks/${taskId}/transfer`, { userId: staff.id, opinion: '请代办' });
    expect(handed.body.currentSteps[0].people[0].id).toBe(staff.id);
    const late = await leader.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree' });
    expect(late.body.code).toBe('not-your-task');
    expect((await staff.get('/api/notifications')).body.items[0].event).toBe('transferred');
    expect((await agree(staff, body.id)).status).toBe(200);
  });

  describe('with an idempotency key', () => {
    const count = () => hall.database.prisma.instance.count();

    it('answers a repetition with the first answer and changes nothing', async () => {
      const form = await cardForm(hall, director);
      const before = await count();
      const key = { 'idempotency-key': `apply-${kind}` };
      const send = () => director.post('/api/instances', { itemKey: 'temporary-card', form }, key);
      const first = await send();
      const second = await send();
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect((await count()) - before).toBe(1);
    });

    it('has one effect when the same request arrives several times at once', async () => {
      const form = await cardForm(hall, director);
      const before = await count();
      const key = { 'idempotency-key': `at-once-${kind}` };
      const send = () => director.post('/api/instances', { itemKey: 'temporary-card', form }, key);
      const answers = await Promise.all([send(), send(), send()]);
      expect(statuses(answers)).toEqual([201, 201, 201]);
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      expect((await count()) - before).toBe(1);
    });

    it('refuses another request under the same key', async () => {
      const { body } = await applyForCard(hall);
      const key = { 'idempotency-key': `other-${kind}` };
      const url = `/api/tasks/${await taskOf(leader, body.id)}/complete`;
      expect((await leader.post(url, { outcome: 'agree' }, key)).status).toBe(200);
      const other = await leader.post(url, { outcome: 'agree', opinion: '同意' }, key);
      expect(other.body.code).toBe('idempotency-key-reused');
    });

    it('keeps nothing of a request that was refused', async () => {
      const key = { 'idempotency-key': `refused-${kind}` };
      const form = { personType: 'staff' };
      const send = () => director.post('/api/instances', { itemKey: 'temporary-card', form }, key);
      expect((await send()).body.code).toBe('form-invalid');
      expect((await send()).body.code).toBe('form-invalid');
    });

    it('refuses a key that is none', async () => {
      const answer = await director.post('/api/instances', { itemKey: 'x', form: {} }, { 'idempotency-key': 'a b' });
      expect(answer.status).toBe(400);
    });
  });
});
