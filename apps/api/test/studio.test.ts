import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const FILE_PATHS = ['README.md', 'forms/application.json', 'item.yaml', 'process.bpmn', 'scenarios/agreed.yaml'];

describe('the process studio', () => {
  let hall: ServiceHall;
  let designer: Caller;
  let editor: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite', {}, ['leave-request']);
    designer = await hall.as('designer');
    editor = await hall.as('editor');
  });
  afterAll(() => hall?.close());

  let keys = 0;
  const newKey = () => `made-${++keys}`;
  const create = async (caller: Caller, itemKey = newKey()) => {
    const from = { template: 'single-approval' };
    const { status, body } = await caller.post('/api/studio/drafts', { itemKey, from });
    expect(status).toBe(201);
    return body;
  };
  const save = (caller: Caller, id: string, revision: number, changes: object[]) =>
    caller.put(`/api/studio/drafts/${id}/files`, { revision, changes });
  const textOf = (draft: { files: { path: string; text?: string }[] }, path: string) =>
    draft.files.find((file) => file.path === path)?.text ?? '';
  const deploy = (caller: Caller, draft: { id: string; revision: number }, more: object = {}) =>
    caller.post(`/api/studio/drafts/${draft.id}/deploy`, {
      ...{ revision: draft.revision, reason: '第一版', instances: 'stay' },
      ...more,
    });

  it('begins new items that can be deployed and applied for as they are', async () => {
    const name = { zh: '停车证', en: 'Parking permit' };
    const from = { template: 'single-approval' };
    const { body: draft } = await designer.post('/api/studio/drafts', { itemKey: 'parking', name, from });
    expect(draft).toMatchObject({ itemKey: 'parking', name, basedOn: null, revision: 1, changed: true });
    expect(draft.files.map((file: { path: string }) => file.path)).toEqual(FILE_PATHS);
    expect((await designer.post(`/api/studio/drafts/${draft.id}/validate`)).body.findings).toEqual([]);
    const { status, body: version } = await deploy(designer, draft, { reason: ' 新开办 ' });
    expect([status, version]).toMatchObject([
      200,
      { itemKey: 'parking', version: 1, current: true, deployedBy: '流程管理员', reason: '新开办' },
    ]);
    const staff = await hall.as('staff');
    const form = { subject: '东门', reason: '上班', from: '2030-01-01' };
    expect((await staff.post('/api/instances', { itemKey: 'parking', form })).status).not.toBe(404);
    const again = await designer.get(`/api/studio/drafts/${draft.id}`);
    expect(again.body).toMatchObject({ basedOn: { version: 1 }, changed: false });
    const { items } = (await designer.get('/api/studio/items')).body;
    expect(items.find((one: { key: string }) => one.key === 'leave-request')?.category).toMatchObject({
      key: expect.stringMatching(/^[a-z-]+$/),
    });
    expect(items.find((item: { key: string }) => item.key === 'parking')).toMatchObject({
      ...{ name, versions: 1, current: { version: 1 }, draft: { id: draft.id, changed: false } },
    });
  });

  it('keeps every file of a version as it was written, comments included', async () => {
    const { body: draft } = await designer.post('/api/studio/drafts', { itemKey: 'leave-request' });
    expect(draft).toMatchObject({ basedOn: { version: 1 }, changed: false });
    const { readFolder } = await import('@flowhall/items');
    const folder = await readFolder(new URL('../../../processes/leave-request', import.meta.url).pathname);
    expect(draft.files.map((file: { path: string }) => file.path).sort()).toEqual([...folder.keys()].sort());
    for (const [path, content] of folder) {
      if (/\.(ya?ml|json|bpmn|md)$/.test(path)) expect([path, textOf(draft, path)]).toEqual([path, content.toString()]);
    }
    const { id } = (await designer.get('/api/definitions/leave-request/versions')).body.items[0];
    const version = await designer.get(`/api/studio/versions/${id}/files`);
    expect(version.body).toMatchObject({ itemKey: 'leave-request', version: 1, files: draft.files });
    const manifest = `# why it is so\n${textOf(draft, 'item.yaml')}`;
    const { body: saved } = await save(designer, draft.id, 1, [{ path: 'item.yaml', text: manifest }]);
    expect(saved).toEqual({ revision: 2, findings: [] });
    const { body: deployed } = await deploy(designer, { id: draft.id, revision: 2 });
    expect(deployed).toMatchObject({ version: 2, current: true });
    expect(textOf((await designer.get(`/api/studio/versions/${deployed.id}/files`)).body, 'item.yaml')).toBe(manifest);
  });

  it('replaces no version that the draft does not know, unless it is told which', async () => {
    const draft = await create(designer);
    await deploy(designer, draft);
    const rename = (name: string) =>
      textOf(draft, 'item.yaml').replace(/^name:.*(\n {2}.*)*/m, `name: { zh: ${name}, en: ${name} }`);
    await save(designer, draft.id, 1, [{ path: 'item.yaml', text: rename('B') }]);
    await deploy(designer, { id: draft.id, revision: 2 });
    const back = `/api/definitions/${draft.itemKey}/versions/1/activate`;
    expect((await designer.post(back, { reason: '有误' })).status).toBe(200);
    await save(designer, draft.id, 2, [{ path: 'item.yaml', text: rename('C') }]);
    const now = { id: draft.id, revision: 3 };
    const refused = await deploy(designer, now);
    expect([refused.status, refused.body.code, refused.body.current]).toEqual([
      ...[409, 'version-replaced'],
      { version: 1 },
    ]);
    expect((await deploy(designer, now, { replaces: 2 })).body.code).toBe('version-replaced');
    expect((await deploy(designer, now, { replaces: 0 })).status).toBe(400);
    const made = await deploy(designer, now, { replaces: 1 });
    expect([made.status, made.body]).toMatchObject([200, { version: 3, current: true }]);
    expect((await designer.get(`/api/studio/drafts/${draft.id}`)).body.basedOn).toEqual({ version: 3 });
  });

  it('makes no new version of scenarios, and keeps them all the same', async () => {
    const draft = await create(designer);
    await deploy(designer, draft);
    const text = textOf(draft, 'scenarios/agreed.yaml').replace('name:', 'name: x #');
    await save(designer, draft.id, 1, [{ path: 'scenarios/other.yaml', text }]);
    const { body } = await deploy(designer, { id: draft.id, revision: 2 });
    expect(body).toMatchObject({ version: 1 });
    const { files } = (await designer.get(`/api/studio/versions/${body.id}/files`)).body;
    expect(textOf({ files }, 'scenarios/other.yaml')).toBe(text);
  });

  it('has one draft at a time for an item, but lets one without changes go', async () => {
    const draft = await create(designer);
    const again = { itemKey: draft.itemKey, from: { template: 'single-approval' } };
    const second = await editor.post('/api/studio/drafts', again);
    expect([second.status, second.body.code, second.body.current]).toEqual([409, 'draft-exists', { id: draft.id }]);
    await deploy(designer, draft);
    expect((await editor.post('/api/studio/drafts', again)).body.code).toBe('item-exists');
    expect((await editor.post('/api/studio/drafts', { itemKey: draft.itemKey })).body.code).toBe('draft-exists');
    await designer.delete(`/api/studio/drafts/${draft.id}/lock`);
    expect((await editor.post('/api/studio/drafts', { itemKey: draft.itemKey })).status).toBe(201);
    expect((await editor.post('/api/studio/drafts', { itemKey: 'unknown' })).status).toBe(404);
  });

  it('refuses a save onto a revision that is not the present one, and says which that is', async () => {
    const draft = await create(designer);
    const change = [{ path: 'README.md', text: '一' }];
    expect((await save(designer, draft.id, 1, change)).body.revision).toBe(2);
    const { status, body } = await save(designer, draft.id, 1, [{ path: 'README.md', text: '二' }]);
    expect([status, body.code, body.current]).toEqual([409, 'draft-conflict', { revision: 2 }]);
    expect(textOf((await designer.get(`/api/studio/drafts/${draft.id}`)).body, 'README.md')).toBe('一');
    expect((await deploy(designer, draft)).body.code).toBe('draft-conflict');
  });

  it('takes a save again whose answer was lost, and nothing else for it', async () => {
    const draft = await create(designer);
    const change = [
      { path: 'README.md', text: '一' },
      { path: 'scenarios/nothing.yaml', text: null },
    ];
    await save(designer, draft.id, 1, change);
    const again = await save(designer, draft.id, 1, change);
    expect([again.status, again.body.revision]).toEqual([200, 2]);
    await save(designer, draft.id, 2, [{ path: 'README.md', text: '二' }]);
    await save(designer, draft.id, 3, change);
    // It is as it was once, but not by this save.
    expect((await save(designer, draft.id, 1, change)).body.code).toBe('draft-conflict');
    await designer.delete(`/api/studio/drafts/${draft.id}/lock`);
    expect((await save(editor, draft.id, 3, change)).body.code).toBe('draft-conflict');
  });

  it('keeps a draft in the hands of whoever works on it, until they are away or somebody takes over', async () => {
    const draft = await create(designer);
    const change = [{ path: 'README.md', text: '一' }];
    expect(draft.lock).toMatchObject({ userName: '流程管理员', mine: true });
    const refused = await save(editor, draft.id, 1, change);
    expect([refused.status, refused.body.code, refused.body.current.userName]).toEqual([
      409,
      'draft-locked',
      '流程管理员',
    ]);
    expect((await editor.post(`/api/studio/drafts/${draft.id}/lock`)).body.code).toBe('draft-locked');
    expect((await editor.delete(`/api/studio/drafts/${draft.id}`)).body.code).toBe('draft-locked');
    const taken = await editor.post(`/api/studio/drafts/${draft.id}/lock`, { takeOver: true });
    expect([taken.status, taken.body.mine]).toEqual([200, true]);
    expect((await save(designer, draft.id, 1, change)).body.code).toBe('draft-locked');
    expect((await save(editor, draft.id, 1, change)).status).toBe(200);
    hall.advance(6 * 60_000);
    expect((await save(designer, draft.id, 2, change)).status).toBe(200);
    expect((await designer.delete(`/api/studio/drafts/${draft.id}`)).status).toBe(204);
    expect((await designer.get(`/api/studio/drafts/${draft.id}`)).status).toBe(404);
  });

  it('lets nobody deploy without the right to', async () => {
    const draft = await create(editor);
    expect(draft.abilities).toEqual({ edit: true, deploy: false, migrate: false });
    expect((await deploy(editor, draft)).status).toBe(403);
    expect((await editor.get(`/api/definitions/${draft.itemKey}/versions`)).body).toEqual({ items: [] });
  });

  it('deploys nothing that has errors, and says where they are', async () => {
    const draft = await create(designer);
    const { body: saved } = await save(designer, draft.id, 1, [
      { path: 'process.bpmn', text: textOf(draft, 'process.bpmn').replace('targetRef="end"', 'targetRef="nowhere"') },
      { path: 'item.yaml', text: `${textOf(draft, 'item.yaml')}\nkeyy: 1\n` },
    ]);
    expect(saved.findings.map((finding: { file: string }) => finding.file)).toContain('item.yaml');
    const { status, body } = await deploy(designer, { id: draft.id, revision: 2 });
    expect([status, body.code]).toEqual([422, 'item-invalid']);
    const finding = body.findings.find((one: { file: string }) => one.file === 'item.yaml');
    expect(finding).toMatchObject({ severity: 'error', element: 'keyy', message: { en: 'Unknown entry keyy' } });
    const unreadable = await save(designer, draft.id, 2, [
      { path: 'item.yaml', text: 'key: [' },
      { path: 'process.bpmn', text: '<a' },
      { path: 'forms/application.json', text: '{' },
    ]);
    expect(unreadable.status).toBe(200);
    expect(unreadable.body.findings.length).toBeGreaterThan(2);
  });

  it('keeps the key of an item', async () => {
    const draft = await create(designer);
    const text = textOf(draft, 'item.yaml').replace(/^key: .*$/m, 'key: leave-request');
    const { body } = await save(designer, draft.id, 1, [{ path: 'item.yaml', text }]);
    expect(body.findings).toMatchObject([{ rule: 'item/folder-name', element: 'key' }]);
    expect((await deploy(designer, { id: draft.id, revision: 2 })).body.code).toBe('item-invalid');
  });

  it.each([
    '../outside.txt',
    'templates/../../outside.txt',
    '/etc/passwd',
    'C:/windows.txt',
    'templates\\outside.txt',
    '.hidden',
    'templates/.hidden',
    'a//b.txt',
    'a/b/c/d/e.txt',
    'templates/con.docx',
    'x\u0007.txt',
  ])('holds no file at %j', async (path) => {
    const draft = await create(designer);
    const { status, body } = await save(designer, draft.id, 1, [{ path, text: 'x' }]);
    expect([status, body.code]).toEqual([422, 'file-path-invalid']);
    const { revision } = (await designer.get(`/api/studio/drafts/${draft.id}`)).body;
    expect(revision).toBe(1);
  });

  it('holds no more than the limits allow', async () => {
    const draft = await create(designer);
    const large = Buffer.alloc(5 * 1024 * 1024 + 1).toString('base64');
    const tooLarge = await save(designer, draft.id, 1, [{ path: 'templates/large.pdf', base64: large }]);
    expect([tooLarge.status, tooLarge.body.code]).toEqual([413, 'item-too-large']);
    const many = Array.from({ length: 200 }, (_none, at) => ({ path: `notes/${at}.txt`, text: '' }));
    expect((await save(designer, draft.id, 1, many)).body.code).toBe('item-too-large');
  });

  it('takes files of any kind and gives them back as downloads that run nothing', async () => {
    const draft = await create(designer);
    const html = '<script>alert(1)</script>';
    await save(designer, draft.id, 1, [
      { path: 'templates/a.docx', base64: Buffer.from([1, 2, 3, 255]).toString('base64') },
      { path: 'templates/b.html', text: html },
    ]);
    const { files } = (await designer.get(`/api/studio/drafts/${draft.id}`)).body;
    const file = files.find((one: { path: string }) => one.path === 'templates/a.docx');
    expect(file).not.toHaveProperty('text');
    expect(file.sha256).toBe(
      createHash('sha256')
        .update(Buffer.from([1, 2, 3, 255]))
        .digest('hex'),
    );
    const url = `/api/studio/drafts/${draft.id}/file?path=`;
    const docx = await designer.download(`${url}templates/a.docx`);
    expect([...docx.bytes]).toEqual([1, 2, 3, 255]);
    const page = await designer.download(`${url}templates/b.html`);
    expect(page.headers['content-disposition']).toContain('attachment');
    expect(page.headers['content-security-policy']).toContain('sandbox');
    expect((await designer.get(`${url}templates/none.docx`)).status).toBe(404);
    await save(designer, draft.id, 2, [{ path: 'templates/a.docx', text: null }]);
    expect((await designer.get(`${url}templates/a.docx`)).status).toBe(404);
  });

  it.each([
    ['a key that is none', { itemKey: 'Not A Key', from: { template: 'single-approval' } }],
    ['an unknown template', { itemKey: 'fine', from: { template: 'unknown' } }],
    ['a version that is no number', { itemKey: 'fine', from: { version: 'x' } }],
  ])('begins nothing with %s', async (_what, body) => {
    expect((await designer.post('/api/studio/drafts', body)).status).toBe(400);
  });

  it('asks for a revision, changes and a reason', async () => {
    const draft = await create(designer);
    expect((await save(designer, draft.id, 0, [])).status).toBe(400);
    expect((await deploy(designer, draft, { reason: ' ' })).status).toBe(400);
    expect((await deploy(designer, draft, { instances: 'leave' })).status).toBe(400);
  });
});
