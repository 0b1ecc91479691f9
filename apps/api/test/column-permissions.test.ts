import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, cardForm, PERSON, taskOf } from './applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const CARD = 'KH-8846-GEHEIM';
const OTHER = { ...PERSON, name: '李小红', idNumber: '110105194912310038' };

/** A column of a sub-table is hidden, read or written by step: hidden never leaves, read-only never enters. */
describe('permissions of sub-table columns', () => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let network: Caller;
  let card: Caller;
  let id: string;
  let taskId: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    [director, leader, network, card] = (await Promise.all(
      (['director', 'leader', 'network', 'card'] as const).map((name) => hall.as(name)),
    )) as [Caller, Caller, Caller, Caller];
    const form = { ...(await cardForm(hall, director)), headcount: 2, persons: [PERSON, OTHER] };
    id = (await applyForCard(hall, { form })).body.id;
    await agree(leader, id);
    await agree(network, id);
    taskId = await taskOf(card, id);
    await card.post(`/api/tasks/${taskId}/claim`);
  });
  afterAll(() => hall?.close());

  const rows = async () => (await card.get(`/api/tasks/${taskId}`)).body.data.persons;
  const write = (persons: unknown): Promise<Answer> =>
    card.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree', form: { persons } });
  const stored = async () => {
    const { variables } = await hall.database.prisma.instance.findUniqueOrThrow({ where: { id } });
    return JSON.stringify(variables);
  };

  it.each<[string, (rows: Record<string, unknown>[]) => unknown]>([
    ['a read-only column', (all) => all.map((row) => ({ ...row, name: '改名' }))],
    ['a read-only column of one row among many', (all) => [all[0], { ...all[1], validTo: '2030-01-01' }]],
    ['one more row', (all) => [...all, { name: '第三人', cardNumber: CARD }]],
    ['one row less', (all) => all.slice(1)],
    ['the same row twice', (all) => [all[0], all[0]]],
    ['a column nobody knows', (all) => [{ ...all[0], salary: 1 }, all[1]]],
    ['something that is no table', () => ({ 0: { cardNumber: CARD } })],
    ['rows that are none', () => [null, CARD]],
  ])('let nobody write %s', async (_what, change) => {
    const before = await stored();
    const answer = await write(change(await rows()));
    expect([422, 400]).toContain(answer.status);
    expect(['field-not-writable', 'form-invalid', 'invalid-request']).toContain(answer.body.code);
    expect(await stored()).toBe(before);
  });

  it('let nobody write a hidden column when they apply', async () => {
    const form = { ...(await cardForm(hall, director)), persons: [{ ...PERSON, cardNumber: CARD }] };
    const answer = await director.post('/api/instances', { itemKey: 'temporary-card', form });
    expect([answer.status, answer.body.code]).toEqual([422, 'field-not-writable']);
  });

  it('let nobody write a hidden column, or any, on the way', async () => {
    const { body } = await applyForCard(hall);
    const own = await taskOf(leader, body.id);
    const [row] = (await leader.get(`/api/tasks/${own}`)).body.data.persons;
    for (const change of [{ cardNumber: CARD }, { doorsOpened: ['机房'] }, { name: '改名' }]) {
      const form = { persons: [{ ...row, ...change }] };
      const answer = await leader.post(`/api/tasks/${own}/complete`, { outcome: 'agree', form });
      expect([answer.status, answer.body.code]).toEqual([422, 'field-not-writable']);
    }
  });

  describe('once the column is filled in', () => {
    beforeAll(async () => {
      const persons = (await rows()).map((row: object, at: number) => ({ ...row, cardNumber: `${CARD}-${at}` }));
      const answer = await write(persons);
      expect(answer.status).toBe(200);
      expect(await stored()).toContain(`${CARD}-1`);
    });

    it('show it to those whose step may see it, with old and new value in the history', async () => {
      expect((await card.get(`/api/instances/${id}`)).text).toContain(CARD);
      const { items } = (await card.get(`/api/instances/${id}/history`)).body;
      const changes = items.flatMap((entry: { changes: object[] }) => entry.changes);
      expect(changes).toContainEqual(expect.objectContaining({ field: '/persons/0/cardNumber', to: `${CARD}-0` }));
      const change = changes.find((one: { field: string }) => one.field === '/persons/0/cardNumber');
      expect(change.from ?? null).toBeNull();
    });

    it.each(['director', 'leader', 'network'] as const)('let it out to %s nowhere', async (name) => {
      const reader = await hall.as(name);
      const tasks = await hall.database.prisma.task.findMany({ where: { instanceId: id }, select: { id: true } });
      const urls = [
        `/api/instances/${id}`,
        ...['history', 'diagram', 'forecast', 'comments', 'participants', 'history/verify'].map(
          (part) => `/api/instances/${id}/${part}`,
        ),
        ...tasks.map((task) => `/api/tasks/${task.id}`),
        '/api/tasks?view=done',
        '/api/instances?scope=mine',
        '/api/instances?scope=involved',
        '/api/notifications',
      ];
      for (const url of urls) {
        const answer = await reader.get(url);
        expect([url, answer.status]).toEqual([url, 200]);
        expect([url, answer.text.includes(CARD)]).toEqual([url, false]);
        expect([url, answer.text.includes('"cardNumber":')]).toEqual([url, false]);
      }
      // Nor does looking for it tell that it is there.
      for (const list of ['tasks?view=done&', 'instances?scope=mine&', 'instances?scope=involved&']) {
        expect((await reader.get(`/api/${list}q=${CARD}`)).body.items).toEqual([]);
      }
    });

    it('leave it out of a new application that is copied from it', async () => {
      const answer = await director.post(`/api/instances/${id}/copy`);
      expect([answer.status, answer.text.includes(CARD)]).toEqual([201, false]);
    });
  });
});
