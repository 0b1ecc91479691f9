import { addDays, localDate } from '@flowhall/calendar';
import { readFolder, zipItem } from '@flowhall/items';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendFile } from './multipart.ts';
import { type Caller, createCaller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const FOLDER = new URL('../../../processes/leave-request', import.meta.url).pathname;

describe('versions in the process studio', () => {
  let hall: ServiceHall;
  let designer: Caller;
  let editor: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite', {}, ['leave-request', 'seal-use']);
    designer = await hall.as('designer');
    editor = await hall.as('editor');
  });
  afterAll(() => hall?.close());

  const textOf = (draft: { files: { path: string; text?: string }[] }, path: string) =>
    draft.files.find((file) => file.path === path)?.text ?? '';
  const begin = async (itemKey: string, from?: object) =>
    (await designer.post('/api/studio/drafts', { itemKey, ...(from && { from }) })).body;
  const change = async (draft: { id: string; revision: number }, path: string, text: string) =>
    (
      await designer.put(`/api/studio/drafts/${draft.id}/files`, {
        revision: draft.revision,
        changes: [{ path, text }],
      })
    ).body;
  const deploy = (id: string, revision: number, instances: string) =>
    designer.post(`/api/studio/drafts/${id}/deploy`, { revision, reason: '改名', instances });
  const definitionOf = async (id: string) =>
    (await hall.database.prisma.instance.findUniqueOrThrow({ where: { id } })).definitionId;
  const apply = async () => {
    const staff = await hall.as('staff');
    const day = (days: number) => addDays(localDate(hall.now()), days);
    const form = {
      ...{ leaveType: 'personal', startDate: day(7), endDate: day(8), reason: '家中有事', contactPhone: '13800138000' },
    };
    const { status, body } = await staff.post('/api/instances', { itemKey: 'leave-request', form });
    expect(status).toBe(201);
    return body;
  };
  const zipOf = async (change: (files: Map<string, Uint8Array>) => void = () => {}, folder = FOLDER) => {
    const files = new Map(await readFolder(folder));
    change(files);
    return Buffer.from(zipItem('leave-request', files));
  };
  const rename = (name: string) => (files: Map<string, Uint8Array>) => {
    const text = new TextDecoder()
      .decode(files.get('item.yaml'))
      .replace(/^name:.*(\n {2}.*)*/m, `name: { zh: ${name}, en: X }`);
    files.set('item.yaml', new TextEncoder().encode(text));
  };

  it('shows what a deployment means for applications that run, and brings them over when asked', async () => {
    const instance = await apply();
    const draft = await begin('leave-request');
    const xml = textOf(draft, 'process.bpmn');
    const { revision } = await change(draft, 'process.bpmn', xml.replaceAll('id="head"', 'id="head-of-unit"'));
    const broken = (await designer.get(`/api/studio/drafts/${draft.id}/effect`)).body;
    expect(broken).toMatchObject({ revision, deployable: false, versions: [{ version: 1, running: 1, plan: null }] });
    const named = await change({ id: draft.id, revision }, 'process.bpmn', xml.replace('人事处审批', '人事专员审批'));
    const before = await hall.database.prisma.historyEntry.count();
    const effect = (await designer.get(`/api/studio/drafts/${draft.id}/effect`)).body;
    expect(effect).toMatchObject({
      deployable: true,
      versions: [
        {
          ...{ version: 1, running: 1, steps: [{ instances: 1 }] },
          plan: { toVersion: 2, errors: [], instances: { running: 1, checked: 1, refused: 0 } },
        },
      ],
    });
    expect(await hall.database.prisma.historyEntry.count()).toBe(before);
    const { body: version } = await deploy(draft.id, named.revision, 'migrate');
    expect(version.version).toBe(2);
    await hall.app.jobs.runDue();
    expect(await definitionOf(instance.id)).toBe(version.id);
    const back = await designer.post('/api/definitions/leave-request/versions/1/activate', { reason: '有误' });
    expect(back.body).toMatchObject({ version: 1, current: true });
    expect(await definitionOf(instance.id)).toBe(version.id);
  });

  it('lets applications stay where they are', async () => {
    const instance = await apply();
    const before = await definitionOf(instance.id);
    const draft = await begin('leave-request');
    const { revision } = await change(draft, 'item.yaml', `${textOf(draft, 'item.yaml')}\n`);
    const { body: version } = await deploy(draft.id, revision, 'stay');
    await hall.app.jobs.runDue();
    expect(version).toMatchObject({ current: true });
    expect([await definitionOf(instance.id), version.id === before]).toEqual([before, false]);
  });

  it('exports the folder of a version and of a draft, and imports it as it was', async () => {
    const { id } = (await designer.get('/api/definitions/seal-use/versions')).body.items.at(-1);
    const exported = await editor.download(`/api/studio/versions/${id}/export`);
    expect(exported.headers['content-type']).toBe('application/zip');
    const { body: draft, status } = await sendFile(
      editor,
      'x.zip',
      Buffer.from(exported.bytes),
      'application/zip',
      '/api/studio/import',
    );
    expect([status, draft.itemKey, draft.changed]).toEqual([201, 'seal-use', true]);
    const folder = await readFolder(new URL('../../../processes/seal-use', import.meta.url).pathname);
    expect(draft.files.map((file: { path: string }) => file.path)).toEqual([...folder.keys()].sort());
    expect(textOf(draft, 'item.yaml')).toBe(Buffer.from(folder.get('item.yaml') ?? '').toString());
    const again = await editor.download(`/api/studio/drafts/${draft.id}/export`);
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(exported.bytes))).toBe(0);
  });

  it('imports what is wrong, too: that is what findings are for', async () => {
    const broken = zipSync({
      'broken-item/item.yaml': Buffer.from('key: ['),
      'broken-item/process.bpmn': Buffer.from('<'),
    });
    const { status, body } = await sendFile(
      designer,
      'b.zip',
      Buffer.from(broken),
      'application/zip',
      '/api/studio/import',
    );
    expect([status, body.itemKey]).toEqual([201, 'broken-item']);
    const { findings } = (await designer.post(`/api/studio/drafts/${body.id}/validate`)).body;
    expect(findings.map((finding: { file: string }) => finding.file)).toEqual(
      expect.arrayContaining(['item.yaml', 'process.bpmn']),
    );
    const again = await sendFile(editor, 'b.zip', Buffer.from(broken), 'application/zip', '/api/studio/import');
    expect([again.status, again.body.code, again.body.current]).toEqual([409, 'draft-exists', { id: body.id }]);
  });

  it('gives a repetition its own answer, and another zip under the same key none', async () => {
    const itemOf = (text: string) => Buffer.from(zipSync({ 'twice/item.yaml': Buffer.from(text) }));
    const key = { 'idempotency-key': crypto.randomUUID() };
    const send = (bytes: Buffer) => sendFile(designer, 'z.zip', bytes, 'application/zip', '/api/studio/import', key);
    const first = await send(itemOf('key: twice'));
    const again = await send(itemOf('key: twice'));
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect((await send(itemOf('key: thrice'))).body.code).toBe('idempotency-key-reused');
    const other = { 'idempotency-key': crypto.randomUUID() };
    const deployZip = (bytes: Buffer) =>
      sendFile(designer, 'l.zip', bytes, 'application/zip', '/api/deployments?dryRun=true', other);
    const [one, two] = [await zipOf(rename('甲')), await zipOf(rename('乙'))];
    const deployed = await deployZip(one);
    expect([deployed.status, (await deployZip(one)).body]).toEqual([200, deployed.body]);
    const refused = await deployZip(two);
    expect([refused.status, refused.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it.each([
    ['no zip', Buffer.from('nothing of the kind'), 422, 'zip-invalid'],
    ['nothing', Buffer.alloc(0), 422, 'file-empty'],
    ['a path that leads out', Buffer.from(zipSync({ '../x.txt': Buffer.from('x') })), 422, 'file-path-invalid'],
    ['a bomb', Buffer.from(zipSync({ 'item.yaml': Buffer.alloc(60_000_000) })), 413, 'item-too-large'],
    ['no key', Buffer.from(zipSync({ 'item.yaml': Buffer.from('a: 1') })), 422, 'item-key-unknown'],
  ])('imports nothing from %s', async (_what, bytes, status, code) => {
    const answer = await sendFile(designer, 'X Y.zip', bytes, 'application/zip', '/api/studio/import');
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    const plain = await designer.post('/api/studio/import', {});
    expect(plain.body.code).toBe('unsupported-media-type');
  });

  it('takes deployments of programs with a token, and tells before what they would do', async () => {
    const admin = await hall.as('admin');
    const token = async (...permissions: string[]) => {
      const expiresAt = new Date(hall.now().getTime() + 86_400_000).toISOString();
      const { body } = await admin.post('/api/admin/api-tokens', { name: '发布程序', permissions, expiresAt });
      return createCaller(hall.app, body.id, { authorization: `Bearer ${body.token}` });
    };
    const program = await token('definitions.deploy');
    const send = (caller: Caller, bytes: Buffer, query = '') =>
      sendFile(caller, 'leave-request.zip', bytes, 'application/zip', `/api/deployments${query}`);
    const versions = async () => (await designer.get('/api/definitions/leave-request/versions')).body.items;
    const count = (await versions()).length;
    const zip = await zipOf(rename('请假（新）'));
    const tried = await send(program, zip, '?dryRun=true');
    expect([tried.status, tried.body]).toEqual([
      200,
      { itemKey: 'leave-request', version: count + 1, fresh: true, findings: [] },
    ]);
    expect(await versions()).toHaveLength(count);
    const made = await send(program, zip, '?reason=%E6%94%B9%E5%90%8D');
    expect(made.body).toMatchObject({ version: count + 1, fresh: true });
    expect((await versions())[0]).toMatchObject({ deployedBy: '发布程序', reason: '改名', current: true });
    expect((await send(program, zip)).body).toMatchObject({ version: count + 1, fresh: false });
    expect((await send(program, zip, '?dryRun=true')).body).toMatchObject({ version: count + 1, fresh: false });
    const wrong = await zipOf((files) => files.delete('process.bpmn'));
    const refused = await send(program, wrong);
    expect([refused.status, refused.body.code, refused.body.findings]).toMatchObject([
      422,
      'item-invalid',
      [{ rule: 'item/file-missing', file: 'process.bpmn' }],
    ]);
    expect((await send(await token('definitions.edit'), zip)).status).toBe(403);
    expect((await send(editor, zip)).status).toBe(403);
    expect((await send(hall.nobody, zip)).status).toBe(401);
  });

  it('tells who has changed which files and steps, in the draft and then in the version', async () => {
    const from = { template: 'single-approval' };
    const { body: draft } = await designer.post('/api/studio/drafts', { itemKey: 'changed-by-two', from });
    const xml = draft.files.find((file: { path: string }) => file.path === 'process.bpmn').text as string;
    const url = `/api/studio/drafts/${draft.id}`;
    const [, name = ''] = /<bpmn:userTask id="approve[^"]*" name="([^"]+)"/.exec(xml) ?? [];
    const save = (caller: Caller, revision: number, path: string, text: string) =>
      caller.put(`${url}/files`, { revision, changes: [{ path, text }] });
    await save(designer, 1, 'process.bpmn', xml.replace(`name="${name}"`, 'name="复核"'));
    await save(designer, 2, 'README.md', '说明');
    await designer.delete(`${url}/lock`);
    await save(editor, 3, 'README.md', '新的说明');
    // What is as it was is no change.
    await save(editor, 4, 'README.md', '新的说明');
    const changes = async () =>
      (await designer.get(`${url}/changes`)).body.items.map(
        ({ path, by, elements, definitionId }: Record<string, unknown>) => [path, by, elements, definitionId],
      );
    const expected = (id: string | null) => [
      ['README.md', '事项编辑员', [], id],
      ['README.md', '流程管理员', [], id],
      ['process.bpmn', '流程管理员', ['复核'], id],
    ];
    expect(await changes()).toEqual(expected(null));
    await editor.delete(`${url}/lock`);
    const deployed = await designer.post(`${url}/deploy`, { revision: 5, reason: '第一版', instances: 'stay' });
    expect(deployed.status).toBe(200);
    expect(await changes()).toEqual(expected(deployed.body.id));
    await save(designer, 5, 'README.md', '又改');
    expect((await changes())[0]).toEqual(['README.md', '流程管理员', [], null]);
    await designer.delete(url);
    expect(
      await hall.database.prisma.itemChange.count({ where: { itemKey: 'changed-by-two', definitionId: null } }),
    ).toBe(0);
    expect((await designer.get(`${url}/changes`)).status).toBe(404);
    expect((await hall.nobody.get(`${url}/changes`)).status).toBe(401);
    expect((await (await hall.as('staff')).get(`${url}/changes`)).status).toBe(403);
    expect((await designer.get('/api/studio/drafts/x/changes')).status).toBe(400);
  });
});
