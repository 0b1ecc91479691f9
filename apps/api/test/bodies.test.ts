import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, taskOf } from './applications.ts';
import { PASSWORD } from './insert-organisation.ts';
import { type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('requests that have nothing to say', () => {
  let hall: ServiceHall;
  let authorization: string;
  let taskId: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    const { body } = await applyForCard(hall);
    await agree(await hall.as('leader'), body.id);
    await agree(await hall.as('network'), body.id);
    taskId = await taskOf(await hall.as('card'), body.id);
    const payload = { username: 'card', password: PASSWORD };
    const login = await hall.app.inject({ method: 'POST', url: '/api/auth/login', payload });
    authorization = `Bearer ${login.json().accessToken}`;
  });
  afterAll(() => hall?.close());

  const send = (url: string, headers: Record<string, string> = {}, payload?: string) =>
    hall.app.inject({
      method: 'POST',
      url,
      headers: { authorization, ...headers },
      ...(payload !== undefined && { payload }),
    });

  it('may leave the body away, or announce JSON and send none', async () => {
    expect((await send(`/api/tasks/${taskId}/claim`)).statusCode).toBe(200);
    const released = await send(`/api/tasks/${taskId}/release`, { 'content-type': 'application/json' }, '');
    expect(released.statusCode).toBe(200);
  });

  it('are still told what is missing where something must be said', async () => {
    const answer = await send(`/api/tasks/${taskId}/complete`, { 'content-type': 'application/json' }, '');
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request']);
  });

  it('are told that broken JSON is broken', async () => {
    const answer = await send(`/api/tasks/${taskId}/claim`, { 'content-type': 'application/json' }, '{"version":');
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request']);
  });

  it('complete an unclaimed task as the candidate who sends it', async () => {
    const answer = await send(
      `/api/tasks/${taskId}/complete`,
      { 'content-type': 'application/json' },
      '{"outcome":"agree"}',
    );
    expect(answer.json()).toMatchObject({ status: 'completed' });
    const late = await agreeAs('card2');
    expect([late.status, late.body.code]).toEqual([409, 'instance-ended']);
    expect(late.body.current).toMatchObject({ status: 'completed' });
  });

  const agreeAs = async (name: string) =>
    (await hall.as(name)).post(`/api/tasks/${taskId}/complete`, { outcome: 'agree' });
});
