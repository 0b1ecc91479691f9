import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

interface Row {
  id: string;
  instanceId?: string;
}

describe.each(DATABASE_KINDS)('lists on %s', (kind) => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  const made: string[] = [];

  beforeAll(async () => {
    hall = await startServiceHall(kind);
    director = await hall.as('director');
    leader = await hall.as('leader');
    for (let index = 0; index < 7; index += 1) made.push((await applyForCard(hall)).body.id);
    for (const id of made.slice(0, 4)) await agree(leader, id);
  });
  afterAll(() => hall?.close());

  /** All pages of a list, one after the other. */
  async function pages(caller: Caller, url: string, limit: number): Promise<Row[][]> {
    const found: Row[][] = [];
    let cursor: string | null = null;
    do {
      const next = cursor === null ? '' : `&cursor=${cursor}`;
      const { body }: { body: { items: Row[]; nextCursor: string | null } } = await caller.get(
        `${url}${url.includes('?') ? '&' : '?'}limit=${limit}${next}`,
      );
      found.push(body.items);
      cursor = body.nextCursor;
    } while (cursor !== null);
    return found;
  }
  const newestFirst = (ids: readonly string[]) => [...ids].reverse();

  it('goes through own applications page by page, newest first, none twice', async () => {
    const found = await pages(director, '/api/instances', 3);
    expect(found.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(found.flat().map((row) => row.id)).toEqual(newestFirst(made));
  });

  it('ends without a further page when the last one is full', async () => {
    expect(await pages(director, '/api/instances', 7)).toHaveLength(1);
  });

  it('keeps its place while new rows come', async () => {
    const first = await director.get('/api/instances?limit=2');
    const late = await applyForCard(hall);
    const second = await director.get(`/api/instances?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.items.map((row: Row) => row.id)).toEqual(newestFirst(made).slice(2, 4));
    await director.post(`/api/instances/${late.body.id}/terminate`);
  });

  it('tells to-dos from what is done', async () => {
    const todo = await pages(leader, '/api/tasks?view=todo', 2);
    expect(todo.flat().map((row) => row.instanceId)).toEqual(newestFirst(made.slice(4)));
    const done = await pages(leader, '/api/tasks?view=done', 2);
    expect(done.flat().map((row) => row.instanceId)).toEqual(newestFirst(made.slice(0, 4)));
    const counts = await leader.get('/api/tasks/counts');
    expect(counts.body).toMatchObject({ todo: 3, cc: 0, drafts: 0 });
    expect(counts.body.notifications).toBeGreaterThan(0);
  });

  it('offers a claimable task to all candidates until one takes it', async () => {
    const network = await hall.as('network');
    await agree(network, made[0]!);
    const card = await hall.as('card');
    const card2 = await hall.as('card2');
    const mine = async (caller: Caller) => (await caller.get('/api/tasks')).body.items;
    expect((await mine(card))[0]).toMatchObject({ instanceId: made[0], claimable: true, read: false });
    const [row] = await mine(card2);
    await card.post(`/api/tasks/${row.taskId}/claim`);
    expect(await mine(card2)).toEqual([]);
    expect((await mine(card))[0]).toMatchObject({ claimable: false });
  });

  it('filters by status, item and text', async () => {
    const ids = async (query: string) =>
      (await director.get(`/api/instances?limit=100&${query}`)).body.items.map((row: Row) => row.id);
    expect(await ids('status=terminated')).toHaveLength(1);
    expect(await ids('status=completed')).toEqual([]);
    expect(await ids('item=leave-request')).toEqual([]);
    const { body } = await director.get(`/api/instances/${made[2]}`);
    expect(await ids(`q=${body.number.toLowerCase()}`)).toEqual([made[2]]);
    expect(await ids('q=%25')).toEqual([]);
    const tasks = await leader.get('/api/tasks?view=done&q=no-such-title');
    expect(tasks.body.items).toEqual([]);
    const handled = async (text: string) =>
      (await leader.get(`/api/tasks?view=done&limit=100&q=${encodeURIComponent(text)}`)).body.items;
    expect(await handled('office DIRECTOR')).toHaveLength(4);
    expect(await handled('网络中心')).toEqual([]);
  });

  it('shows approvers what they were involved in, and their own only in their own list', async () => {
    expect((await leader.get('/api/instances')).body.items).toEqual([]);
    const involved = await leader.get('/api/instances?scope=involved&limit=100');
    expect(involved.body.items.map((row: Row) => row.id)).toEqual(expect.arrayContaining(made));
  });

  it('shows the same as the detail page', async () => {
    const { body: list } = await director.get('/api/instances?limit=100');
    const row = list.items.find((one: Row) => one.id === made[1]);
    const { body: detail } = await director.get(`/api/instances/${made[1]}`);
    expect(detail).toMatchObject(row);
  });
});
