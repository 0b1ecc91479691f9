import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, names, taskOf } from './applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const codes = ({ body }: Answer): (string | null)[] =>
  body.results.map((one: { problem: { code: string } | null }) => one.problem?.code ?? null);

describe('one action on many tasks', () => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let staff: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    [director, leader, staff] = (await Promise.all(['director', 'leader', 'staff'].map((name) => hall.as(name)))) as [
      Caller,
      Caller,
      Caller,
    ];
  });
  afterAll(() => hall?.close());

  /** Applications that wait for the leader, with their tasks. */
  async function waiting(count: number) {
    const found: { id: string; taskId: string }[] = [];
    for (let at = 0; at < count; at++) {
      const { id } = (await applyForCard(hall)).body;
      found.push({ id, taskId: await taskOf(leader, id) });
    }
    return found;
  }
  const batch = (caller: Caller, body: object, headers?: Record<string, string>) =>
    caller.post('/api/tasks/batch', body, headers);
  const stepsOf = async (id: string) => names((await director.get(`/api/instances/${id}`)).body);
  const historyOf = async (id: string) =>
    (await director.get(`/api/instances/${id}/history`)).body.items.map((one: { action: string }) => one.action);

  it('agrees to all, and one that is refused stops none of the others', async () => {
    const [first, late, last] = await waiting(3);
    await agree(leader, late!.id);
    const unknown = randomUUID();
    const asked = [first!.taskId, unknown, late!.taskId, last!.taskId].map((taskId) => ({ taskId }));
    const answer = await batch(leader, { action: 'agree', tasks: asked, opinion: '同意' });
    expect([answer.status, codes(answer)]).toEqual([200, [null, 'not-found', 'task-already-done', null]]);
    expect(answer.body.results.map((one: { taskId: string }) => one.taskId)).toEqual(asked.map((one) => one.taskId));
    expect(answer.body.results[2].problem).toMatchObject({ status: 409, title: expect.stringContaining('他人处理') });
    for (const { id } of [first!, last!]) expect(await stepsOf(id)).toEqual(['network-director']);
  });

  it('says of each task what a request for it alone would be told', async () => {
    const [open, other] = await waiting(2);
    const tasks = [{ taskId: open!.taskId, version: 7 }, { taskId: other!.taskId }];
    expect(codes(await batch(leader, { action: 'agree', tasks }))).toEqual(['version-conflict', null]);
    expect(codes(await batch(director, { action: 'agree', tasks: [{ taskId: open!.taskId }] }))).toEqual([
      'not-your-task',
    ]);
    // A stranger does not learn that the task exists.
    expect(codes(await batch(staff, { action: 'agree', tasks: [{ taskId: open!.taskId }] }))).toEqual(['not-found']);
    const wordless = { action: 'return', target: 'initiator', opinion: ' ', tasks: [{ taskId: open!.taskId }] };
    expect(codes(await batch(leader, wordless))).toEqual(['opinion-required']);
    expect(await stepsOf(open!.id)).toEqual(['it-leader']);
  });

  it('returns to the initiator with one opinion', async () => {
    const asked = await waiting(2);
    const body = {
      action: 'return',
      target: 'initiator',
      opinion: '请补充材料',
      tasks: asked.map(({ taskId }) => ({ taskId })),
    };
    expect(codes(await batch(leader, body))).toEqual([null, null]);
    for (const { id } of asked) {
      expect(await historyOf(id)).toEqual(['submit', 'return']);
      expect((await director.get(`/api/tasks/${await taskOf(director, id)}`)).body.returnedFor.opinion).toBe(
        '请补充材料',
      );
    }
  });

  it('transfers to one person', async () => {
    const asked = await waiting(2);
    const tasks = asked.map(({ taskId }) => ({ taskId }));
    expect(codes(await batch(leader, { action: 'transfer', userId: staff.id, tasks }))).toEqual([null, null]);
    for (const { id, taskId } of asked) expect(await taskOf(staff, id)).toBe(taskId);
    const again = await batch(leader, { action: 'transfer', userId: staff.id, tasks });
    expect(codes(again)).toEqual(['not-your-task', 'not-your-task']);
  });

  it('acts once on a task that is named twice', async () => {
    const [one] = await waiting(1);
    const answer = await batch(leader, { action: 'agree', tasks: [{ taskId: one!.taskId }, { taskId: one!.taskId }] });
    expect(codes(answer)).toEqual([null]);
  });

  it('repeats nothing under the same key, and does what was still to do', async () => {
    const asked = await waiting(2);
    const key = { 'idempotency-key': 'many' };
    const body = { action: 'agree', tasks: [...asked.map(({ taskId }) => ({ taskId })), { taskId: randomUUID() }] };
    const first = await batch(leader, body, key);
    const second = await batch(leader, body, key);
    expect(codes(first)).toEqual([null, null, 'not-found']);
    expect(second.body).toEqual(first.body);
    for (const { id } of asked) expect(await historyOf(id)).toEqual(['submit', 'agree']);
    const other = await batch(leader, { ...body, opinion: '同意' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('lets one of two win who act on the same tasks at once', async () => {
    const asked = await waiting(2);
    const tasks = asked.map(({ taskId }) => ({ taskId }));
    const answers = await Promise.all([
      batch(leader, { action: 'agree', tasks }),
      batch(leader, { action: 'return', target: 'initiator', opinion: '退回', tasks }),
    ]);
    const [agreed, returned] = answers.map(codes);
    for (const at of [0, 1]) expect([agreed![at], returned![at]].sort()).toEqual([null, 'task-already-done'].sort());
    for (const { id } of asked) expect(await historyOf(id)).toHaveLength(2);
  });

  it.each([
    ['no task', { action: 'agree', tasks: [] }],
    ['an action that is none', { action: 'claim', tasks: [{ taskId: randomUUID() }] }],
    ['a return without words', { action: 'return', target: 'initiator', tasks: [{ taskId: randomUUID() }] }],
    ['too many tasks', { action: 'agree', tasks: Array.from({ length: 101 }, () => ({ taskId: randomUUID() })) }],
  ])('refuses %s', async (_what, body) => {
    const answer = await batch(leader, body);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request']);
  });

  it('asks who is calling', async () => {
    expect((await batch(hall.nobody, { action: 'agree', tasks: [{ taskId: randomUUID() }] })).status).toBe(401);
  });
});
