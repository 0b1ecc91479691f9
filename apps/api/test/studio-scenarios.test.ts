import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('scenarios in the process studio', () => {
  let hall: ServiceHall;
  let editor: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite', {}, ['leave-request']);
    editor = await hall.as('editor');
  });
  afterAll(() => hall?.close());

  const run = (id: string) => editor.post(`/api/studio/drafts/${id}/scenarios`);

  it('run as the command line runs them, with coverage', async () => {
    const { body: draft } = await editor.post('/api/studio/drafts', { itemKey: 'leave-request' });
    const { status, body } = await run(draft.id);
    expect(status).toBe(200);
    expect(body.scenarios).toHaveLength(7);
    expect(body.scenarios.flatMap((one: { findings: object[] }) => one.findings)).toEqual([]);
    expect(body.coverage.ran.nodes).toContain('head');
    expect(body.coverage.ran.flows).toHaveLength(body.coverage.flows.total);
    expect(body.coverage).toMatchObject({ percent: 100, nodes: { missing: [] }, flows: { missing: [] } });
    const wrong = 'name: Wrong\nstart:\n  by: staff\n  form: {}\n  expect:\n    status: completed\n';
    const changes = [{ path: 'scenarios/wrong.yaml', text: wrong }];
    await editor.put(`/api/studio/drafts/${draft.id}/files`, { revision: 1, changes });
    const failed = (await run(draft.id)).body.scenarios.find((one: { name: string }) => one.name === 'Wrong');
    expect(failed.findings).toMatchObject([
      {
        rule: 'scenario/expectation',
        file: 'scenarios/wrong.yaml',
        line: 3,
        message: { en: expect.stringContaining('form-invalid') },
      },
    ]);
    expect(await hall.database.prisma.instance.count()).toBe(0);
    await editor.delete(`/api/studio/drafts/${draft.id}`);
  });

  it('let other requests be answered between any two things that happen', async () => {
    const { body: draft } = await editor.post('/api/studio/drafts', { itemKey: 'leave-request' });
    const { revision } = draft;
    const [sample] = draft.files.filter((file: { path: string }) => file.path.startsWith('scenarios/'));
    const changes = Array.from({ length: 40 }, (_none, at) => ({
      path: `scenarios/copy-${at}.yaml`,
      text: sample.text,
    }));
    await editor.put(`/api/studio/drafts/${draft.id}/files`, { revision, changes });
    let over = false;
    const suite = run(draft.id).finally(() => {
      over = true;
    });
    let turns = 0;
    while (!over) {
      turns += 1;
      await nextTurn();
      if (turns % 20 === 0) expect((await hall.nobody.get('/api/items')).status).toBe(401);
    }
    const { scenarios } = (await suite).body;
    expect(scenarios.length).toBeGreaterThan(40);
    // Each scenario has a start and a step at least, and each of these ends in a turn of the event loop.
    expect(turns).toBeGreaterThan(2 * scenarios.length);
    await editor.delete(`/api/studio/drafts/${draft.id}`);
  });

  it('know the people of this installation, and look up those alone who are asked for', async () => {
    const { body: draft } = await editor.post('/api/studio/drafts', { itemKey: 'leave-request' });
    const text = 'name: Unknown\nstart:\n  by: nobody-here\n  form: {}\n';
    await editor.put(`/api/studio/drafts/${draft.id}/files`, {
      ...{ revision: draft.revision, changes: [{ path: 'scenarios/unknown.yaml', text }] },
    });
    const { scenarios } = (await run(draft.id)).body;
    const found = scenarios.find((one: { name: string }) => one.name === 'Unknown').findings;
    expect(found).toMatchObject([{ rule: 'scenario/unknown-person', line: 3, element: 'start.by' }]);
    await editor.delete(`/api/studio/drafts/${draft.id}`);
  });

  it('do not run for what cannot be deployed', async () => {
    const from = { template: 'single-approval' };
    const { body: draft } = await editor.post('/api/studio/drafts', { itemKey: 'broken', from });
    const changes = [{ path: 'process.bpmn', text: '<' }];
    await editor.put(`/api/studio/drafts/${draft.id}/files`, { revision: 1, changes });
    const { status, body } = await run(draft.id);
    expect([status, body.code]).toEqual([422, 'item-invalid']);
    expect(body.findings.length).toBeGreaterThan(0);
    expect((await run(hall.nobody.id || '00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
