import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { along, applyTask, itemsFolder, task, writeItem } from './write-item.ts';

const ACTIONS = ['agree', 'disagree', 'transfer', 'delegate', 'add-sign', 'return-initiator']
  .map((name) => `<flow:action name="${name}" />`)
  .join('');

describe('trying out everything that can happen', () => {
  let hall: ServiceHall;
  let editor: Caller;
  let items: Awaited<ReturnType<typeof itemsFolder>>;
  let draftId: string;
  let ids: Record<string, string>;

  beforeAll(async () => {
    items = await itemsFolder();
    await writeItem(items.path, {
      key: 'checkup',
      process: `<startEvent id="start" />${task('judge', 'director')}${applyTask}<endEvent id="end" />
        <exclusiveGateway id="how" default="how-judge" /><sequenceFlow id="how-judge" sourceRef="how" targetRef="judge" />
        <sequenceFlow id="less" sourceRef="how" targetRef="apply"><conditionExpression
          xsi:type="tFormalExpression">amount &lt; 0</conditionExpression></sequenceFlow>
        ${along('start', 'how')}${along('judge', 'end')}${along('apply', 'end')}`,
    });
    await writeItem(items.path, {
      key: 'every-kind',
      roots: '<message id="paid-m" name="paid" /><signal id="go-s" name="go" />',
      process: `<startEvent id="start" />${applyTask}<userTask id="check" name="check"><extensionElements>
          <flow:step kind="approve" form="main" disagree="reject"><flow:assignment rule="users" users="leader" />${ACTIONS}
          </flow:step></extensionElements></userTask>
        <callActivity id="ask" name="Ask" calledElement="checkup" />
        <serviceTask id="print" name="Print"><extensionElements><flow:externalTask topic="print">
          <flow:result variable="card" value="= output.card" /></flow:externalTask><flow:retry attempts="2" backoff="PT1M" />
          </extensionElements></serviceTask>
        <intermediateCatchEvent id="pay" name="Pay"><messageEventDefinition messageRef="paid-m"
          flow:correlationKey="= reason" /></intermediateCatchEvent>
        <intermediateCatchEvent id="listen"><signalEventDefinition signalRef="go-s" /></intermediateCatchEvent>
        <endEvent id="end" />${along('start', 'apply', 'check', 'ask', 'print', 'pay', 'listen', 'end')}`,
    });
    hall = await startServiceHall('pglite', { processesDir: items.path });
    editor = await hall.as('editor');
    draftId = (await editor.post('/api/studio/drafts', { itemKey: 'every-kind' })).body.id;
    const users = await hall.database.prisma.user.findMany({ select: { id: true, username: true } });
    ids = Object.fromEntries(users.map((user) => [user.username, user.id]));
  });
  afterAll(async () => {
    await hall?.close();
    await items?.remove();
  });

  const begin = (more: object = {}) =>
    editor.post(`/api/studio/drafts/${draftId}/try-outs`, {
      ...{ by: ids.staff, form: { reason: 'R-1', amount: 5 }, at: '2026-03-02T01:00Z' },
      ...more,
    });
  const play = (id: string, entry: object, lang = 'en') =>
    editor.post(`/api/studio/try-outs/${id}/actions`, entry, { 'accept-language': lang });
  const undo = (id: string) => editor.post(`/api/studio/try-outs/${id}/undo`);
  const people = (view: { steps: { people: { person: { id: string } }[] }[] }) =>
    view.steps.flatMap((step) => step.people.map(({ person }) => person.id));

  it('shows and plays it, takes it back, and keeps it as a scenario that passes', async () => {
    const { body: begun } = await begin();
    expect(begun).toMatchObject({ at: '2026-03-02T01:00Z', length: 0, calls: [], events: [], incidents: [] });
    expect(begun.people).toMatchObject([
      { person: { id: ids.staff }, may: { withdraw: true, terminate: true, urge: true, cc: true } },
      { person: { id: ids.leader }, may: { withdraw: false, cc: true } },
    ]);
    const { id } = begun;
    const signing = await play(id, {
      ...{ by: ids.leader, do: 'add-sign', sign: 'before', at: 'check', to: [ids.hr, ids.dean] },
    });
    expect(signing.body.steps[0].people).toMatchObject([
      { person: { id: ids.leader }, actions: [{ name: 'remove-sign' }], asked: [{ id: ids.dean }, { id: ids.hr }] },
      { person: { id: ids.dean } },
      { person: { id: ids.hr } },
    ]);
    await play(id, { by: ids.leader, do: 'remove-sign', at: 'check', to: [ids.dean] });
    expect(people((await play(id, { by: ids.hr, do: 'agree', at: 'check' })).body)).toEqual([ids.leader]);
    const back = await undo(id);
    expect([back.status, back.body.length, people(back.body)]).toEqual([200, 2, [ids.leader, ids.hr]]);
    await play(id, { by: ids.hr, do: 'agree', at: 'check' });
    await play(id, { by: ids.staff, do: 'cc', to: [ids.director] });
    await play(id, { by: ids.leader, do: 'delegate', at: 'check', to: ids.network });
    await play(id, { by: ids.network, do: 'agree', at: 'check' });
    const called = (await play(id, { by: ids.leader, do: 'agree', at: 'check' })).body;
    expect(called.calls).toMatchObject([
      { in: null, elementId: 'ask', calledElement: 'checkup', application: { path: 'ask' } },
    ]);
    expect(called.steps).toMatchObject([{ in: 'ask', stepId: 'judge', people: [{ person: { id: ids.director } }] }]);
    const printing = (await play(id, { by: ids.director, do: 'agree', at: 'judge', in: 'ask' })).body;
    expect(printing.jobs).toMatchObject([
      { in: null, elementId: 'print', kind: 'external', attempts: 0, failure: null },
    ]);
    const failed = (await play(id, { job: 'print', failure: 'Out of paper' })).body;
    expect(failed.jobs).toMatchObject([{ attempts: 1, failure: expect.stringContaining('Out of paper') }]);
    const broken = (await play(id, { job: 'print', failure: 'Out of paper', last: true })).body;
    expect(broken).toMatchObject({
      status: 'incident',
      incidents: [{ elementId: 'print', operator: { id: ids.admin } }],
    });
    await play(id, { by: ids.admin, do: 'retry', at: 'print' });
    const paying = (await play(id, { job: 'print', output: { card: 'C-1' } })).body;
    expect(paying.events).toMatchObject([{ elementId: 'pay', kind: 'message', event: 'paid', key: 'R-1' }]);
    const wrong = await play(id, { message: 'paid', key: 'R-2' });
    expect([wrong.status, wrong.body.code]).toEqual([404, 'message-unexpected']);
    await play(id, { message: 'paid', key: 'R-1', variables: { receipt: 7 } });
    const done = (await play(id, { signal: 'go' })).body;
    expect(done).toMatchObject({ status: 'completed', data: { card: 'C-1', receipt: 7 } });

    const { text } = (await editor.get(`/api/studio/try-outs/${id}/scenario?name=Everything`)).body;
    const { revision } = (await editor.get(`/api/studio/drafts/${draftId}`)).body;
    const changes = [{ path: 'scenarios/everything.yaml', text }];
    await editor.put(`/api/studio/drafts/${draftId}/files`, { revision, changes });
    const { scenarios } = (await editor.post(`/api/studio/drafts/${draftId}/scenarios`)).body;
    expect(scenarios).toMatchObject([{ name: 'Everything', findings: [] }]);
    expect(await hall.database.prisma.instance.count()).toBe(0);
  });

  it('begins again when it was, with the draft as it was, or says that it cannot', async () => {
    const { body: begun } = await begin();
    hall.advance(2 * 60 * 60_000);
    expect((await undo(begun.id)).status).toBe(404);
    const steps = [{ advance: 'working-day' }, { by: ids.leader, do: 'agree', at: 'check' }];
    const { revision } = begun;
    const { body: again } = await begin({ at: begun.at, revision, steps });
    expect([again.now, again.revision, again.steps[0].in]).toEqual(['2026-03-03T01:02:00.000Z', revision, 'ask']);
    const changes = [{ path: 'README.md', text: `${begun.id}` }];
    await editor.put(`/api/studio/drafts/${draftId}/files`, { revision, changes });
    // The server still knows the revision that was tried out.
    expect((await begin({ revision, steps })).status).toBe(201);
    const unknown = await begin({ revision: revision + 100 });
    expect([unknown.status, unknown.body.code]).toEqual([409, 'try-out-outdated']);
  });

  it('says in the language of whoever asks why it cannot go on', async () => {
    const { id } = (await begin()).body;
    const reason = async (entry: object, lang: string) => (await play(id, entry, lang)).body.title;
    expect(await reason({ job: 'print' }, 'zh')).toContain('没有等待答复的任务');
    expect(await reason({ job: 'print' }, 'en')).toContain('no job waits');
    expect(await reason({ advance: 'next' }, 'zh')).toContain('没有会自己到期的事');
    expect(await reason({ by: ids.staff, download: 'x.docx' }, 'en')).toContain('not offered');
    expect((await undo(id)).body.code).toBe('try-out-failed');
    expect((await (await hall.as('designer')).post(`/api/studio/try-outs/${id}/undo`)).status).toBe(404);
    expect((await (await hall.as('staff')).post(`/api/studio/try-outs/${id}/undo`)).status).toBe(403);
    expect((await hall.nobody.post(`/api/studio/try-outs/${id}/undo`)).status).toBe(401);
    expect((await editor.post('/api/studio/try-outs/x/undo')).status).toBe(400);
  });
});
