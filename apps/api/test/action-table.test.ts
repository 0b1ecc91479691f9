import { addDays, localDate } from '@flowhall/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyActionItem } from './every-action-item.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

type Name = 'director' | 'leader' | 'network' | 'card' | 'card2' | 'staff' | 'student' | 'admin';
type People = Record<Name, Caller>;
type Headers = Record<string, string>;

/** Where an application stands when the action is taken. */
type Stage = 'first' | 'second' | 'pool' | 'claimed' | 'apply' | 'signing' | 'delegated';

interface Case {
  readonly id: string;
  readonly taskId: string;
  readonly version: number;
  readonly people: People;
}

interface Row {
  readonly at: Stage;
  readonly by: Name;
  readonly send: (one: Case, caller: Caller, headers?: Headers) => Promise<Answer>;
  /** Somebody who has to do with the application and yet may not. */
  readonly refused: readonly [Name, number, string];
  /** Who is faster, perhaps with another action; then it is too late. Null: it is never too late. */
  readonly rival: ((one: Case) => Promise<Answer>) | Name | null;
  /** Entries that it adds to the history. */
  readonly entries: number;
}

const onTask =
  (path: string, body: (one: Case) => object = () => ({})): Row['send'] =>
  (one, caller, headers) =>
    caller.post(`/api/tasks/${one.taskId}/${path}`, { ...body(one), version: one.version }, headers);
const onInstance =
  (path: string, body: (one: Case) => object = () => ({})): Row['send'] =>
  (one, caller, headers) =>
    caller.post(`/api/instances/${one.id}/${path}`, body(one), headers);
const batch =
  (body: (one: Case) => object): Row['send'] =>
  async (one, caller, headers) => {
    const tasks = [{ taskId: one.taskId, version: one.version }];
    const answer = await caller.post('/api/tasks/batch', { ...body(one), tasks }, headers);
    const [result] = answer.body.results ?? [];
    // As a request for this task alone would be answered.
    return result?.problem ? { ...answer, status: result.problem.status, body: result.problem } : answer;
  };

const agree = onTask('complete', () => ({ outcome: 'agree' }));
const sign = (kind: string) => onTask('add-sign', ({ people }) => ({ kind, userIds: [people.student.id] }));
const others = (row: Pick<Row, 'send'> & Partial<Row>): Row => ({
  ...{ at: 'first', by: 'leader', rival: 'staff', entries: 1 },
  refused: ['director', 403, 'not-your-task'],
  ...row,
});
const back = (target: unknown) => onTask('return', () => ({ target, opinion: '请补充' }));
const forbidden = (who: Name): Row['refused'] => [who, 403, 'forbidden'];

/** One row for each row of the table of actions. The deputy of `leader` is `staff`. */
const ROWS: Record<string, Row> = {
  'submit again': others({
    at: 'apply',
    by: 'director',
    send: agree,
    rival: 'director',
    refused: ['leader', 403, 'not-your-task'],
  }),
  agree: others({ send: agree }),
  disagree: others({ send: onTask('complete', () => ({ outcome: 'disagree' })), entries: 2 }),
  'return to previous': others({ send: back('previous') }),
  'return to initiator': others({ send: back('initiator') }),
  'return to any earlier step': others({
    at: 'second',
    by: 'network',
    send: back({ stepId: 'apply' }),
    rival: (one) => onInstance('withdraw')(one, one.people.leader),
  }),
  'return and jump back': others({
    send: onTask('return', () => ({ target: 'initiator', opinion: '请补充', resume: 'jump-back' })),
  }),
  'add sign before': others({ send: sign('before') }),
  'add sign after': others({ send: sign('after') }),
  'add sign parallel': others({ send: sign('parallel') }),
  'remove sign': others({
    at: 'signing',
    send: onTask('remove-sign', ({ people }) => ({ userIds: [people.student.id] })),
  }),
  transfer: others({ send: onTask('transfer', ({ people }) => ({ userId: people.student.id })), rival: 'leader' }),
  delegate: others({ send: onTask('delegate', ({ people }) => ({ userId: people.student.id })), rival: 'leader' }),
  'report back': others({
    at: 'delegated',
    by: 'student',
    send: agree,
    rival: 'student',
    refused: ['leader', 403, 'not-your-task'],
  }),
  claim: others({ at: 'pool', by: 'card', send: onTask('claim'), rival: 'card2' }),
  release: others({
    at: 'claimed',
    by: 'card',
    send: onTask('release'),
    rival: 'card',
    refused: ['card2', 403, 'not-your-task'],
  }),
  withdraw: others({
    by: 'director',
    send: onInstance('withdraw'),
    rival: (one) => agree(one, one.people.leader),
    refused: forbidden('leader'),
  }),
  terminate: others({
    by: 'director',
    send: onInstance('terminate', () => ({ reason: '不办了' })),
    rival: 'admin',
    refused: forbidden('leader'),
  }),
  urge: others({
    at: 'second',
    by: 'director',
    send: onInstance('urge'),
    rival: 'leader',
    refused: forbidden('network'),
  }),
  cc: others({
    send: onInstance('cc', ({ people }) => ({ userIds: [people.card.id] })),
    rival: null,
    refused: forbidden('admin'),
  }),
  'batch agree': others({ send: batch(() => ({ action: 'agree' })) }),
  'batch return': others({ send: batch(() => ({ action: 'return', target: 'initiator', opinion: '请补充' })) }),
  'batch transfer': others({
    send: batch(({ people }) => ({ action: 'transfer', userId: people.student.id })),
    rival: 'leader',
  }),
};

describe('every action of approval work', () => {
  let hall: ServiceHall;
  let people: People;
  let removeItem: () => Promise<void>;

  beforeAll(async () => {
    const folder = await everyActionItem();
    removeItem = folder.remove;
    hall = await startServiceHall('pglite', { processesDir: folder.path });
    const names: Name[] = ['director', 'leader', 'network', 'card', 'card2', 'staff', 'student', 'admin'];
    const callers = await Promise.all(names.map(async (name): Promise<[Name, Caller]> => [name, await hall.as(name)]));
    people = Object.fromEntries(callers) as People;
    const today = localDate(hall.now());
    await people.leader.post('/api/deputies', { deputyId: people.staff.id, from: today, to: addDays(today, 5) });
  });
  afterAll(async () => {
    await hall?.close();
    await removeItem?.();
  });

  const openTask = (instanceId: string, stepId: string, assigneeId?: string) =>
    hall.database.prisma.task.findFirstOrThrow({
      where: { instanceId, stepId, status: { in: ['OPEN', 'WAITING'] }, ...(assigneeId && { assigneeId }) },
      select: { id: true, version: true },
    });

  /** A fresh application at a stage. */
  async function at(stage: Stage): Promise<Case> {
    const { id } = (await people.director.post('/api/instances', { itemKey: 'everything', form: { reason: '试' } }))
      .body;
    const go = async (stepId: string, caller: Caller, path: string, body: object) =>
      caller.post(`/api/tasks/${(await openTask(id, stepId)).id}/${path}`, body);
    const pass = { outcome: 'agree' };
    const one = async (stepId: string, assigneeId?: string): Promise<Case> => {
      const { id: taskId, version } = await openTask(id, stepId, assigneeId);
      return { id, taskId, version, people };
    };
    switch (stage) {
      case 'apply':
        await go('first', people.leader, 'return', { target: 'initiator', opinion: '请补充' });
        return one('apply');
      case 'signing':
        await go('first', people.leader, 'add-sign', { kind: 'before', userIds: [people.student.id] });
        return one('first', people.leader.id);
      case 'delegated':
        await go('first', people.leader, 'delegate', { userId: people.student.id });
        return one('first');
      case 'first':
        return one('first');
      default: {
        await go('first', people.leader, 'complete', pass);
        if (stage === 'second') return one('second');
        await go('second', people.network, 'complete', pass);
        if (stage === 'claimed') await go('pool', people.card, 'claim', {});
        return one('pool');
      }
    }
  }
  const entriesOf = (id: string) => hall.database.prisma.historyEntry.count({ where: { instanceId: id } });

  describe.each(Object.entries(ROWS))('%s', (name, row) => {
    const { by, send, refused, rival, entries } = row;

    it('is taken by whoever may, with its entry in the history', async () => {
      const one = await at(row.at);
      const before = await entriesOf(one.id);
      expect((await send(one, people[by])).status).toBe(200);
      const { items } = (await people.admin.get(`/api/instances/${one.id}/history`)).body;
      expect(items.length - before).toBe(entries);
      expect(items[before].actor.id).toBe(people[by].id);
      expect((await people.admin.get(`/api/instances/${one.id}/history/verify`)).body.intact).toBe(true);
    });

    it('is refused to others, and leaves everything as it was', async () => {
      const one = await at(row.at);
      const before = await entriesOf(one.id);
      const [who, status, code] = refused;
      const answer = await send(one, people[who]);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      // `student` is a stranger unless asked to sign or to work on it; strangers learn nothing.
      const stranger = await hall.as('languages-dean');
      expect([(await send(one, stranger)).status, (await send(one, hall.nobody)).status]).toEqual([404, 401]);
      expect(await entriesOf(one.id)).toBe(before);
    });

    it('comes too late when somebody else is faster', async () => {
      const one = await at(row.at);
      if (rival === null) {
        const both = await Promise.all([send(one, people[by]), send(one, people[by])]);
        expect(both.map((answer) => answer.status)).toEqual([200, 200]);
        return;
      }
      const faster = typeof rival === 'string' ? send(one, people[rival]) : rival(one);
      const answers = await Promise.all([faster, send(one, people[by])]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const late = answers.find((answer) => answer.status === 409);
      if (!name.startsWith('batch')) expect(late?.body.current.id).toBe(one.id);
    });

    it('is done once however often it is sent under one key', async () => {
      const one = await at(row.at);
      const before = await entriesOf(one.id);
      const key = { 'idempotency-key': `${name.replaceAll(' ', '-')}` };
      const answers = await Promise.all([send(one, people[by], key), send(one, people[by], key)]);
      answers.push(await send(one, people[by], key));
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
      for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
      expect((await entriesOf(one.id)) - before).toBe(entries);
    });
  });
});
