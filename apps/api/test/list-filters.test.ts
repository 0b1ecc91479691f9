import { readFile } from 'node:fs/promises';
import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toSearchText } from '../src/lib/search-text.ts';
import { agree, applyForCard, cardForm, PERSON, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const MIGRATION = new URL(
  '../../../prisma/migrations/20261130163201_search_and_saved_views/migration.sql',
  import.meta.url,
);

interface Row {
  readonly id: string;
  readonly instanceId: string;
  readonly urged: boolean;
}

describe.each(DATABASE_KINDS)('filters of lists on %s', (kind) => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let network: Caller;
  /** Waits for the leader; waits for the network centre. */
  let first: string;
  let second: string;

  beforeAll(async () => {
    hall = await startServiceHall(kind);
    director = await hall.as('director');
    leader = await hall.as('leader');
    network = await hall.as('network');
    const form = { ...(await cardForm(hall, director)), reason: '体育馆检修' };
    first = (await director.post('/api/instances', { itemKey: 'temporary-card', form })).body.id;
    second = (await applyForCard(hall)).body.id;
    await agree(leader, second);
  });
  afterAll(() => hall?.close());

  const tasks = async (caller: Caller, query: string): Promise<string[]> => {
    const { status, body } = await caller.get(`/api/tasks?limit=100&${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.map((row: Row) => row.instanceId);
  };
  const own = async (query: string): Promise<string[]> =>
    (await director.get(`/api/instances?limit=100&${query}`)).body.items.map((row: Row) => row.id);
  const text = (words: string) => `q=${encodeURIComponent(words)}`;

  it('finds by indexed fields of the form, all words together, in every list', async () => {
    expect(await tasks(leader, text('体育馆'))).toEqual([first]);
    expect(await tasks(leader, text('检修 体育'))).toEqual([first]);
    expect(await tasks(leader, text('检修 机房'))).toEqual([]);
    expect(await tasks(leader, `view=done&${text(PERSON.name)}`)).toEqual([second]);
    expect(await own(text('机房值守'))).toEqual([second]);
    expect(await own(text('馆'))).toEqual([first]);
    expect(await own(text('_'))).toEqual([]);
  });

  it('never finds by what is personal or hidden from somebody', async () => {
    for (const secret of [PERSON.idNumber, PERSON.phone, '1380']) expect(await own(text(secret))).toEqual([]);
    const rows = await hall.database.prisma.instanceSearch.findMany();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(PERSON.phone.slice(0, 5));
  });

  it('finds by what a resubmission says, and no longer by what it said before', async () => {
    await leader.post(`/api/tasks/${await taskOf(leader, first)}/return`, { target: 'initiator', opinion: '写明地点' });
    const taskId = await taskOf(director, first);
    const sent = await director.post(`/api/tasks/${taskId}/complete`, {
      outcome: 'agree',
      form: { reason: '图书馆检修' },
    });
    expect(sent.status).toBe(200);
    expect(await own(text('体育馆'))).toEqual([]);
    expect(await own(text('图书馆'))).toEqual([first]);
  });

  it('narrows to a department with all below it, an initiator and whoever is to act', async () => {
    const tree = (await leader.get('/api/org/tree')).body;
    const root = tree.departments.find((one: { parentId: string | null }) => one.parentId === null);
    expect((await tasks(leader, `department=${root.id}`)).length).toBe(1);
    const library = tree.departments.find((one: { key: string }) => one.key === 'library');
    expect(await tasks(leader, `department=${library.id}`)).toEqual([]);
    expect(await tasks(leader, `initiator=${director.id}`)).toEqual([first]);
    expect(await tasks(leader, `initiator=${leader.id}`)).toEqual([]);
    expect(await own(`handler=${network.id}`)).toEqual([second]);
    expect(await own(`handler=${leader.id}`)).toEqual([first]);
    await agree(network, second);
    const card = await hall.as('card');
    expect(await own(`handler=${card.id}`)).toEqual([second]);
  });

  it('narrows to days', async () => {
    const today = new Date(hall.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await tasks(leader, `from=${today}&to=${today}`)).toEqual([first]);
    expect(await tasks(leader, 'to=2026-01-01')).toEqual([]);
    expect(await tasks(leader, 'view=done&from=2099-01-01')).toEqual([]);
    expect(await own(`from=${today}`)).toHaveLength(2);
    expect(await own('to=2026-01-01')).toEqual([]);
  });

  it('narrows to what is late, due soon or asked for', async () => {
    const taskId = await taskOf(leader, first);
    const due = (hours: number) => new Date(hall.now().getTime() + hours * 3_600_000);
    const { prisma } = hall.database;
    await prisma.task.update({ where: { id: taskId }, data: { dueAt: due(-1) } });
    expect(await tasks(leader, 'urgency=overdue')).toEqual([first]);
    expect(await tasks(leader, 'urgency=soon')).toEqual([]);
    await prisma.task.update({ where: { id: taskId }, data: { dueAt: due(5) } });
    expect(await tasks(leader, 'urgency=overdue')).toEqual([]);
    expect(await tasks(leader, 'urgency=soon')).toEqual([first]);
    expect(await tasks(leader, 'urgency=urged')).toEqual([]);
    await prisma.instance.update({ where: { id: second }, data: { dueAt: due(-1) } });
    expect(await own('urgency=overdue')).toEqual([second]);
    expect((await director.post(`/api/instances/${first}/urge`)).status).toBe(200);
    expect(await tasks(leader, 'urgency=urged')).toEqual([first]);
    expect((await leader.get('/api/tasks')).body.items[0].urged).toBe(true);
    expect(await own('urgency=urged')).toEqual([first]);
  });

  it('narrows drafts to a service, days and words', async () => {
    const begin = (reason: string) =>
      director.post('/api/drafts', { itemKey: 'temporary-card', form: { reason, persons: [{ name: '李四' }] } });
    const { body: draft } = await begin('夜间施工');
    await begin('100%');
    const found = async (query: string) =>
      (await director.get(`/api/drafts?${query}`)).body.items.map((row: Row) => row.id);
    expect(await found(text('施工'))).toEqual([draft.id]);
    expect(await found(text('李四 临时校园卡'))).toHaveLength(2);
    expect(await found(text('%'))).toHaveLength(1);
    expect(await found('item=leave-request')).toEqual([]);
    expect(await found('to=2026-01-01')).toEqual([]);
  });

  it('makes applications from before searches could be found by title, number and applicant', async () => {
    const { prisma } = hall.database;
    await prisma.instanceSearch.deleteMany();
    const [, backfill = ''] = (await readFile(MIGRATION, 'utf8')).split(/(?=INSERT INTO)/);
    await prisma.$executeRawUnsafe(backfill);
    const [row] = await prisma.instanceSearch.findMany({ where: { instanceId: first } });
    const { number } = (await director.get(`/api/instances/${first}`)).body;
    expect(row?.text.split('\n')[1]).toBe(number.toLowerCase());
    expect(new Set(row?.grams)).toEqual(new Set(toSearchText(row?.text.split('\n') ?? []).grams));
    expect(await own(text(number))).toEqual([first]);
  });

  it('refuses filters that are none, and whoever has not signed in', async () => {
    for (const query of [
      'department=library',
      'initiator=me',
      'handler=1',
      'from=yesterday',
      'to=0001-01-01',
      'from=2026-02-30',
      'urgency=very',
    ]) {
      expect((await leader.get(`/api/tasks?${query}`)).status, query).toBe(400);
      expect((await leader.get(`/api/instances?${query}`)).status, query).toBe(400);
    }
    expect((await leader.get('/api/drafts?from=yesterday')).status).toBe(400);
    expect((await hall.nobody.get('/api/tasks?urgency=urged')).status).toBe(401);
  });
});
