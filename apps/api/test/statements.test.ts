import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, cardForm, taskOf } from './applications.ts';
import { collectStatements } from './count-statements.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

/** The tree of departments and today's deputies are read again every few seconds, not with every request. */
const isRemembered = (text: string): boolean =>
  text.includes('FROM "public"."Department" WHERE 1=1') || text.includes('g."itemKeys" FROM "Deputy" g');

/** What counts for throughput is how often an action goes to the database; these bounds may only fall. */
describe('statements per request', () => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let network: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('postgres');
    director = await hall.as('director');
    leader = await hall.as('leader');
    network = await hall.as('network');
    // Fills the caches of definitions, departments and callers.
    const { body } = await applyForCard(hall);
    await agree(leader, body.id);
    await agree(network, body.id);
  });
  afterAll(() => hall?.close());

  const count = async (work: () => Promise<{ status: number }>): Promise<number> => {
    const statements = await collectStatements(hall.database, async () => {
      expect((await work()).status).toBeLessThan(300);
    });
    return statements.filter((text) => !isRemembered(text)).length;
  };

  it('applies with 14', async () => {
    const form = await cardForm(hall, director);
    const send = () => director.post('/api/instances', { itemKey: 'temporary-card', form });
    expect(await count(send)).toBeLessThanOrEqual(14);
  });

  it('completes a task with 10, and with 1 more when it may be repeated', async () => {
    const send = async (headers?: Record<string, string>) => {
      const { body } = await applyForCard(hall);
      const url = `/api/tasks/${await taskOf(leader, body.id)}/complete`;
      return count(() => leader.post(url, { outcome: 'agree' }, headers));
    };
    expect(await send()).toBeLessThanOrEqual(10);
    expect(await send({ 'idempotency-key': 'statements' })).toBeLessThanOrEqual(11);
  });

  it('lists with a few, however many rows', async () => {
    for (let index = 0; index < 5; index += 1) await applyForCard(hall);
    await director.get('/api/items');
    expect(await count(() => leader.get('/api/tasks'))).toBeLessThanOrEqual(2);
    const filters = `q=${encodeURIComponent('值守')}&urgency=soon&initiator=${director.id}&from=2026-01-01`;
    expect(await count(() => leader.get(`/api/tasks?${filters}`))).toBeLessThanOrEqual(2);
    for (const name of ['甲', '乙'])
      await leader.post('/api/saved-views', { list: 'todo', name, filters: { q: name } });
    expect(await count(() => leader.get('/api/saved-views/counts'))).toBeLessThanOrEqual(2);
    expect(await count(() => director.get('/api/tasks?view=done'))).toBeLessThanOrEqual(2);
    expect(await count(() => director.get('/api/tasks/counts'))).toBeLessThanOrEqual(1);
    expect(await count(() => director.get('/api/instances'))).toBeLessThanOrEqual(3);
    expect(await count(() => director.get('/api/items'))).toBeLessThanOrEqual(4);
  });

  it('shows one thing with a few', async () => {
    const { body } = await applyForCard(hall);
    const taskId = await taskOf(leader, body.id);
    expect(await count(() => leader.get(`/api/tasks/${taskId}`))).toBeLessThanOrEqual(6);
    // What is remembered of the organisation for some seconds is remembered now.
    await leader.get(`/api/tasks/${taskId}/options`);
    expect(await count(() => leader.get(`/api/tasks/${taskId}/options`))).toBeLessThanOrEqual(5);
    expect(await count(() => director.get(`/api/instances/${body.id}`))).toBeLessThanOrEqual(5);
  });
});
