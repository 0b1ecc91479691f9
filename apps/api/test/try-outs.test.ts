import { addDays, localDate } from '@flowhall/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('trying drafts out', () => {
  let hall: ServiceHall;
  let editor: Caller;
  let draftId: string;
  let ids: Record<string, string>;

  beforeAll(async () => {
    hall = await startServiceHall('pglite', {}, ['leave-request', 'temporary-card']);
    editor = await hall.as('editor');
    draftId = (await editor.post('/api/studio/drafts', { itemKey: 'leave-request' })).body.id;
    const users = await hall.database.prisma.user.findMany({ select: { id: true, username: true } });
    ids = Object.fromEntries(users.map((user) => [user.username, user.id]));
  });
  afterAll(() => hall?.close());

  const leave = (days: number) => {
    const day = (after: number) => addDays(localDate(hall.now()), after);
    return {
      ...{ leaveType: 'personal', startDate: day(10), endDate: day(9 + days), reason: '家中有事' },
      contactPhone: '13800138000',
    };
  };
  const begin = (more: object = {}) =>
    editor.post(`/api/studio/drafts/${draftId}/try-outs`, { by: ids.staff, form: leave(2), ...more });
  const play = (id: string, entry: object) => editor.post(`/api/studio/try-outs/${id}/actions`, entry);
  const stored = async () => {
    const { prisma } = hall.database;
    const counts = [prisma.instance, prisma.task, prisma.notification, prisma.timer, prisma.historyEntry, prisma.round];
    return Promise.all(counts.map((table) => (table as { count(): Promise<number> }).count()));
  };

  it('plays the real form, rules and people, and leaves no trace outside', async () => {
    const before = await stored();
    const { body: asked } = await editor.get(`/api/studio/drafts/${draftId}/try-out-form`);
    expect(asked.form).toMatchObject({ stepId: 'apply', definitionId: draftId });
    const script = await hall.nobody.get(asked.form.validatorUrl);
    expect([script.status, script.text.includes('export')]).toEqual([200, true]);
    const { body: options } = await editor.post(`/api/studio/drafts/${draftId}/try-out-options`, {
      ...{ by: ids.staff, form: leave(2) },
    });
    expect(options.branches[0].steps).toMatchObject([{ stepId: 'head', candidates: [{ id: ids.dean }] }]);
    const { status, body: begun } = await begin();
    expect([status, begun.status, begun.initiator.id]).toEqual([201, 'running', ids.staff]);
    expect(begun).toMatchObject({
      ...{ title: '学院教师请假 2 天', form: { days: 2 } },
      people: [{ person: { id: ids.staff }, may: { withdraw: true } }, { person: { id: ids.dean } }],
      steps: [{ stepId: 'head', people: [{ person: { id: ids.dean } }], form: { stepId: 'head' } }],
      timers: [{ elementId: 'remind-after-two-days' }],
    });
    expect(begun.steps[0].people[0].actions.map((action: { name: string }) => action.name)).toContain('agree');
    expect(begun.elements).toContainEqual({ elementId: 'head', state: 'current' });
    const refused = await play(begun.id, { by: ids.student, do: 'agree', at: 'head' });
    expect(refused.body.code).toBe('not-your-task');
    const { body: waited } = await play(begun.id, { advance: 'next' });
    expect(new Date(waited.now).getTime()).toBeGreaterThan(new Date(begun.now).getTime());
    expect(waited.elements).toContainEqual({ elementId: 'remind', state: 'done' });
    const { body: later } = await play(begun.id, { advance: 'working-day' });
    expect(later.now > waited.now).toBe(true);
    const { body: done } = await play(begun.id, { by: ids.dean, do: 'agree', at: 'head', opinion: '同意' });
    expect([done.status, done.steps]).toEqual(['completed', []]);
    expect(done.history.map((entry: { action: string }) => entry.action)).toEqual(
      expect.arrayContaining(['submit', 'agree', 'complete']),
    );
    expect(await stored()).toEqual(before);
    const dean = await hall.as('dean');
    expect((await dean.get('/api/tasks?view=todo')).body.items).toEqual([]);
    expect((await (await hall.as('staff')).get('/api/instances?scope=mine')).body.items).toEqual([]);
  });

  it('validates the form of a draft for whoever was given it, for a while', async () => {
    const { body } = await editor.get(`/api/studio/drafts/${draftId}/try-out-form`);
    const url: string = body.form.validatorUrl;
    const status = async (address: string) => (await hall.nobody.get(address)).status;
    expect((await editor.get(`/api/studio/drafts/${draftId}/try-out-form`)).body.form.validatorUrl).toBe(url);
    expect(await status(url)).toBe(200);
    expect(await status(url.replace('lang=zh', 'lang=en'))).toBe(200);
    const wrong = [
      url.slice(0, url.indexOf('?')),
      url.replace('/apply/', '/head/'),
      url.replace(/expires=\d+/, 'expires=2147483647'),
      url.replace(/signature=.*/, 'signature=x'),
    ];
    for (const address of wrong) expect([address, await status(address)]).toEqual([address, 404]);
    hall.advance(2 * 60 * 60_000);
    expect(await status(url)).toBe(404);
  });

  it('is kept as a scenario that passes', async () => {
    const { body: begun } = await begin({
      at: '2026-03-02T01:00Z',
      form: { ...leave(2), startDate: '2026-03-09', endDate: '2026-03-10' },
    });
    await play(begun.id, { by: ids.dean, do: 'return', at: 'head', to: 'initiator', opinion: '请补充' });
    await play(begun.id, { wait: 'P1D' });
    await play(begun.id, { by: ids.staff, do: 'agree', at: 'apply', form: { reason: '家中有急事' } });
    await play(begun.id, { by: ids.dean, do: 'agree', at: 'head' });
    const { body: kept } = await editor.get(`/api/studio/try-outs/${begun.id}/scenario?name=Returned%20once`);
    expect(kept.text).toContain('by: dean');
    expect(kept.text).not.toContain(ids.dean);
    const changes = [{ path: 'scenarios/returned-once.yaml', text: kept.text }];
    const { revision } = (await editor.get(`/api/studio/drafts/${draftId}`)).body;
    await editor.put(`/api/studio/drafts/${draftId}/files`, { revision, changes });
    const { scenarios } = (await editor.post(`/api/studio/drafts/${draftId}/scenarios`)).body;
    expect(scenarios.find((one: { name: string }) => one.name === 'Returned once').findings).toEqual([]);
  });

  it('goes on from what was played before', async () => {
    const steps = [{ by: ids.dean, do: 'agree', at: 'head' }];
    const { body } = await begin({ form: leave(5), steps });
    expect(body.steps).toMatchObject([{ stepId: 'human-resources' }]);
    expect(body.steps[0].people.map((one: { person: { id: string } }) => one.person.id)).toContain(ids['hr-head']);
    expect(body.forecast).toEqual(expect.any(Array));
  });

  it('refuses what the form and the item refuse', async () => {
    const incomplete = await begin({ form: {} });
    expect([incomplete.status, incomplete.body.code]).toEqual([422, 'form-invalid']);
    expect(incomplete.body.errors[0].pointer).toMatch(/^\/form\//);
    expect((await begin({ by: ids.student })).body.code).toBe('not-in-audience');
    const { body: begun } = await begin();
    expect((await play(begun.id, { by: ids.dean, do: 'agree', at: 'nowhere' })).body.code).toBe('try-out-failed');
    expect((await play(begun.id, { job: 'nothing' })).body.code).toBe('try-out-failed');
    expect((await play(begun.id, { do: 'agree' })).status).toBe(400);
    expect((await play(begun.id, { wait: 'tomorrow' })).status).toBe(400);
    expect((await begin({ by: 'somebody' })).status).toBe(400);
    const after = (await editor.get(`/api/studio/try-outs/${begun.id}`)).body;
    expect(after.history).toHaveLength(1);
  });

  it("is its beginner's own, for an hour", async () => {
    const { body: begun } = await begin();
    const designer = await hall.as('designer');
    expect((await designer.get(`/api/studio/try-outs/${begun.id}`)).status).toBe(404);
    expect((await designer.delete(`/api/studio/try-outs/${begun.id}`)).status).toBe(404);
    hall.advance(59 * 60_000);
    expect((await editor.get(`/api/studio/try-outs/${begun.id}`)).status).toBe(200);
    hall.advance(61 * 60_000);
    expect((await editor.get(`/api/studio/try-outs/${begun.id}`)).status).toBe(404);
    const { body: other } = await begin();
    expect((await editor.delete(`/api/studio/try-outs/${other.id}`)).status).toBe(204);
    expect((await editor.get(`/api/studio/try-outs/${other.id}`)).status).toBe(404);
  });

  it('tries nothing out that cannot be deployed', async () => {
    const from = { template: 'single-approval' };
    const { body: broken } = await editor.post('/api/studio/drafts', { itemKey: 'broken', from });
    const changes = [{ path: 'forms/application.json', text: '{' }];
    await editor.put(`/api/studio/drafts/${broken.id}/files`, { revision: 1, changes });
    const { body } = await editor.get(`/api/studio/drafts/${broken.id}/try-out-form`);
    expect([body.code, body.findings.length > 0]).toEqual(['item-invalid', true]);
  });
});
