import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyForCard } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe.each(DATABASE_KINDS)('urging, copies and what is to come on %s', (kind) => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let student: Caller;

  beforeAll(async () => {
    hall = await startServiceHall(kind);
    director = await hall.as('director');
    leader = await hall.as('leader');
    student = await hall.as('student');
  });
  afterAll(() => hall?.close());

  const events = async (caller: Caller): Promise<string[]> =>
    (await caller.get('/api/notifications')).body.items.map((one: { event: string }) => one.event);

  it('reminds those who are to act, at most once an hour', async () => {
    const { body } = await applyForCard(hall);
    expect(body.abilities).toMatchObject({ urge: true, cc: true });
    const urged = await director.post(`/api/instances/${body.id}/urge`, { message: '急用' });
    expect([urged.status, urged.body.abilities.urge]).toEqual([200, false]);
    expect((await events(leader))[0]).toBe('urged');
    const again = await director.post(`/api/instances/${body.id}/urge`);
    expect([again.status, again.body.code]).toEqual([409, 'urged-already']);
    hall.advance(60 * 60 * 1000);
    expect((await director.post(`/api/instances/${body.id}/urge`)).status).toBe(200);
    const history = await director.get(`/api/instances/${body.id}/history`);
    expect(history.body.items.filter((entry: { action: string }) => entry.action === 'urge')).toHaveLength(2);
  });

  it('tells what is still to come, and to whom it would go', async () => {
    const { body } = await applyForCard(hall);
    const { body: ahead } = await director.get(`/api/instances/${body.id}/forecast`);
    expect(ahead).toMatchObject({
      complete: true,
      steps: [
        { stepId: 'network-director', certainty: 'certain', people: [{ name: expect.any(String) }] },
        { stepId: 'card-centre', certainty: 'certain' },
      ],
    });
    expect((await student.get(`/api/instances/${body.id}/forecast`)).status).toBe(404);
  });

  it('lets those read who got a copy, and nothing else', async () => {
    const { body } = await applyForCard(hall);
    expect((await student.get(`/api/instances/${body.id}`)).status).toBe(404);
    const sent = await leader.post(`/api/instances/${body.id}/cc`, { userIds: [student.id], message: '供参考' });
    expect(sent.status).toBe(200);
    const copies = await student.get('/api/tasks?view=cc');
    expect(copies.body.items[0]).toMatchObject({ instanceId: body.id, read: false });
    const seen = await student.get(`/api/instances/${body.id}`);
    expect(seen.body.abilities).toMatchObject({ terminate: false, withdraw: false, urge: false, cc: false });
    const passedOn = await student.post(`/api/instances/${body.id}/cc`, { userIds: [leader.id] });
    expect([passedOn.status, passedOn.body.code]).toEqual([403, 'forbidden']);
    expect((await student.post(`/api/instances/${body.id}/urge`)).body.code).toBe('forbidden');
    expect((await leader.post(`/api/instances/${body.id}/cc`, { userIds: ['x'] })).status).toBe(400);
  });
});
