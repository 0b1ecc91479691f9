import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, cardForm, PERSON } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('task center', () => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let staff: Caller;
  let first: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
    leader = await hall.as('leader');
    staff = await hall.as('staff');
    first = (await applyForCard(hall)).body.id;
    await applyForCard(hall);
  });
  afterAll(() => hall?.close());

  describe('saved views', () => {
    const keep = (caller: Caller, name: string, more: object = {}) =>
      caller.post('/api/saved-views', { list: 'todo', name, filters: { q: '值守' }, ...more });

    it('are kept, counted, changed and removed', async () => {
      const { status, body: view } = await keep(leader, ' 值守 ', { filters: { q: '值守', urgency: 'overdue' } });
      expect([status, view.name, view.isDefault]).toEqual([201, '值守', false]);
      const { body: other } = await keep(leader, '全部', { filters: {}, isDefault: true });
      const counts = (await leader.get('/api/saved-views/counts')).body.items;
      expect(counts).toEqual(
        expect.arrayContaining([
          { id: view.id, count: 0 },
          { id: other.id, count: 2 },
        ]),
      );
      const changed = { name: '机房', filters: { q: '机房' }, isDefault: true };
      expect((await leader.put(`/api/saved-views/${view.id}`, changed)).body).toMatchObject(changed);
      const { items } = (await leader.get('/api/saved-views')).body;
      expect(items.map((one: { name: string; isDefault: boolean }) => [one.name, one.isDefault])).toEqual([
        ['全部', false],
        ['机房', true],
      ]);
      expect((await leader.delete(`/api/saved-views/${other.id}`)).status).toBe(204);
      expect((await leader.get('/api/saved-views')).body.items).toHaveLength(1);
    });

    it.each(['todo', 'done', 'cc', 'drafts', 'mine', 'involved'] as const)(
      'are counted in the list %s',
      async (list) => {
        const director = await hall.as('director');
        await director.post('/api/drafts', { itemKey: 'leave-request', form: { reason: '数一数' } });
        const { body: all } = await keep(director, '全部的', { list, filters: {} });
        const { body: none } = await keep(director, '没有的', { list, filters: { q: '没有这样的事' } });
        const address = {
          mine: '/api/instances?scope=mine',
          involved: '/api/instances?scope=involved',
          drafts: '/api/drafts',
        };
        const path = list in address ? address[list as keyof typeof address] : `/api/tasks?view=${list}`;
        const { items } = (await director.get(`${path}${path.includes('?') ? '&' : '?'}limit=100`)).body;
        const counts = (await director.get(`/api/saved-views/counts?list=${list}`)).body.items;
        expect(counts).toEqual(
          expect.arrayContaining([
            { id: all.id, count: items.length },
            { id: none.id, count: 0 },
          ]),
        );
        if (list === 'mine' || list === 'drafts') expect(items.length).toBeGreaterThan(0);
        expect((await director.get('/api/saved-views/counts?list=everything')).status).toBe(400);
      },
    );

    it('have names of their own in a list', async () => {
      await keep(staff, '甲');
      expect((await keep(staff, '甲 ')).body.code).toBe('view-name-taken');
      expect((await keep(staff, '甲', { list: 'done' })).status).toBe(201);
      const { body: second } = await keep(staff, '乙');
      const taken = await staff.put(`/api/saved-views/${second.id}`, { name: '甲', filters: {}, isDefault: false });
      expect([taken.status, taken.body.code]).toEqual([409, 'view-name-taken']);
    });

    it('are not more than a person can oversee', async () => {
      const card = await hall.as('card');
      const rows = Array.from({ length: 50 }, (_none, index) => ({
        userId: card.id,
        list: 'mine',
        name: `${index}`,
        filters: {},
      }));
      await hall.database.prisma.savedView.createMany({ data: rows });
      expect((await keep(card, '多')).body.code).toBe('too-many-views');
    });

    it('are their owner’s alone, and refused where they are none', async () => {
      const { body: view } = await keep(director, '我的');
      const url = `/api/saved-views/${view.id}`;
      const change = { name: '别人的', filters: {}, isDefault: false };
      expect((await staff.put(url, change)).status).toBe(404);
      expect((await staff.delete(url)).status).toBe(404);
      for (const answer of [
        hall.nobody.get('/api/saved-views'),
        hall.nobody.get('/api/saved-views/counts'),
        hall.nobody.post('/api/saved-views', {}),
        hall.nobody.put(url, change),
        hall.nobody.delete(url),
      ]) {
        expect((await answer).status).toBe(401);
      }
      for (const bad of [
        { list: 'everything' },
        { name: '  ' },
        { filters: { q: 1 } },
        { filters: { department: 'library' } },
        { filters: { secret: true } },
      ]) {
        expect((await keep(director, '新', bad)).status, JSON.stringify(bad)).toBe(400);
      }
      expect((await director.put(url, { name: '缺' })).status).toBe(400);
      expect((await director.delete('/api/saved-views/none')).status).toBe(400);
    });
  });

  describe('copying as new', () => {
    it('begins a draft with what was filled in, and says what stays behind', async () => {
      const { status, body } = await director.post(`/api/instances/${first}/copy`);
      expect(status).toBe(201);
      expect(body.draft).toMatchObject({ itemKey: 'temporary-card', attachments: [] });
      expect(body.draft.form).toMatchObject({ reason: '机房值守', persons: [PERSON], headcount: 1 });
      expect(body.draft.form).not.toHaveProperty('idScans');
      expect(body.leftOut.map((one: { reason: string }) => one.reason)).toEqual(['file', 'file']);
      expect((await director.get(`/api/drafts/${body.draft.id}`)).body).toEqual(body.draft);
    });

    it('is refused for others, strangers and whoever has not signed in', async () => {
      const url = `/api/instances/${first}/copy`;
      expect((await leader.post(url)).body.code).toBe('forbidden');
      expect((await (await hall.as('student')).post(url)).status).toBe(404);
      expect((await hall.nobody.post(url)).status).toBe(401);
      expect((await director.post('/api/instances/none/copy')).status).toBe(400);
    });
  });

  describe('export', () => {
    const sheet = async (caller: Caller, url: string, headers?: Record<string, string>): Promise<string> => {
      const answer = await caller.download(url, headers);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''.+\.xlsx$/);
      return Object.values(unzipSync(answer.bytes))
        .map((file) => strFromU8(file))
        .join('\n');
    };

    it('holds what the list shows its reader, and no more', async () => {
      await agree(leader, first);
      const todo = await sheet(leader, '/api/tasks/export');
      const { items } = (await leader.get('/api/tasks')).body;
      expect(items).toHaveLength(1);
      expect(todo).toContain(items[0].number);
      expect(todo).toContain('我的环节');
      const { number } = (await director.get(`/api/instances/${first}`)).body;
      expect(todo).not.toContain(number);
      expect(await sheet(leader, '/api/tasks/export?view=done', { 'accept-language': 'en' })).toContain(number);
      expect(await sheet(leader, `/api/tasks/export?view=done&q=${encodeURIComponent('没有')}`)).not.toContain(number);
      const mine = await sheet(director, '/api/instances/export?status=running');
      expect(mine).toContain(number);
      expect(mine).toContain('办理中');
      expect(await sheet(staff, '/api/instances/export')).not.toContain(number);
    });

    it('never holds a formula', async () => {
      const form = { ...(await cardForm(hall, director)), reason: '=1+1' };
      const { body } = await director.post('/api/instances', { itemKey: 'temporary-card', form });
      await hall.database.prisma.instance.update({ where: { id: body.id }, data: { title: '=HYPERLINK("http://x")' } });
      const mine = await sheet(director, '/api/instances/export');
      expect(mine).toMatch(/(&apos;|&#39;|')=HYPERLINK/);
      expect(mine).not.toMatch(/>=HYPERLINK|<f>/);
    });

    it('is refused with bad input, without rights and without signing in', async () => {
      for (const list of ['tasks', 'instances']) {
        expect((await leader.get(`/api/${list}/export?from=soon`)).status).toBe(400);
        expect((await hall.nobody.get(`/api/${list}/export`)).status).toBe(401);
      }
      expect((await staff.get('/api/instances/export?scope=all')).status).toBe(403);
    });
  });
});
