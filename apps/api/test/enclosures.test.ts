import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, taskOf } from './applications.ts';
import { FILES, sendFile } from './multipart.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { along, applyTask, itemsFolder, writeItem } from './write-item.ts';

const approve = `<userTask id="approve" name="Approve"><extensionElements>
  <flow:step kind="approve" form="main" disagree="reject"><flow:assignment rule="users" users="leader" />
    <flow:action name="agree" signature="required" /><flow:action name="disagree" attachment="required" />
    <flow:action name="transfer" signature="optional" attachment="optional" />
    <flow:action name="return-initiator" signature="required" /></flow:step></extensionElements></userTask>`;

describe('signatures and files that an action asks for', () => {
  const items = { path: '', remove: async () => {} };
  let hall: ServiceHall;
  let staff: Caller;
  let leader: Caller;

  beforeAll(async () => {
    Object.assign(items, await itemsFolder());
    await writeItem(items.path, {
      key: 'signed',
      process: `<startEvent id="start" />${applyTask}${approve}<endEvent id="end" />${along('start', 'apply', 'approve', 'end')}`,
    });
    hall = await startServiceHall('pglite', { processesDir: items.path });
    [staff, leader] = await Promise.all([hall.as('staff'), hall.as('leader')]);
  });
  afterAll(async () => {
    await hall?.close();
    await items.remove();
  });

  const apply = async (): Promise<string> => {
    const { body } = await staff.post('/api/instances', { itemKey: 'signed', form: { reason: 'x' } });
    return body.id;
  };
  const image = async (caller: Caller, name = 'signature.png'): Promise<string> =>
    (await sendFile(caller, name, name.endsWith('pdf') ? FILES.pdf : FILES.png)).body.id;

  it('says what each action asks for', async () => {
    const id = await apply();
    const task = await leader.get(`/api/tasks/${await taskOf(leader, id)}`);
    expect(task.body.actions).toMatchObject([
      { name: 'agree', signature: 'required', attachment: 'none' },
      { name: 'disagree', signature: 'none', attachment: 'required' },
      { name: 'transfer', signature: 'optional', attachment: 'optional' },
      { name: 'return-initiator', signature: 'required', attachment: 'none' },
    ]);
    const options = await leader.get(`/api/tasks/${await taskOf(leader, id)}/options`);
    expect(options.body).toMatchObject({ signature: 'required', attachment: 'none' });
  });

  it('refuses to agree without a signature, and to disagree or return without what they ask for', async () => {
    const id = await apply();
    const taskId = await taskOf(leader, id);
    const unsigned = await agree(leader, id);
    expect([unsigned.status, unsigned.body.code]).toEqual([422, 'signature-required']);
    const bare = await leader.post(`/api/tasks/${taskId}/complete`, { outcome: 'disagree', attachments: [] });
    expect([bare.status, bare.body.code]).toEqual([422, 'attachment-required']);
    const back = await leader.post(`/api/tasks/${taskId}/return`, { target: 'initiator', opinion: '补' });
    expect([back.status, back.body.code]).toEqual([422, 'signature-required']);
    const batch = await leader.get(`/api/instances/${id}`);
    expect(batch.body.status).toBe('running');
  });

  it('takes a signature into the history, bound by its content', async () => {
    const id = await apply();
    const signature = await image(leader);
    expect((await agree(leader, id, { opinion: '同意', signature })).status).toBe(200);
    const history = await staff.get(`/api/instances/${id}/history`);
    const entry = history.body.items.find((one: { action: string }) => one.action === 'agree');
    expect(entry).toMatchObject({ signature: { id: signature, mediaType: 'image/png' }, attachments: [] });
    const row = await hall.database.prisma.historyEntry.findFirstOrThrow({
      where: { instanceId: id, action: 'agree' },
    });
    const sha256 = createHash('sha256').update(FILES.png).digest('hex');
    expect(row.detail).toMatchObject({ signature: { id: signature, sha256 } });

    // Nobody can put another image in its place unseen.
    const forged = { ...Object(row.detail), signature: { ...Object(row.detail).signature, sha256: '0'.repeat(64) } };
    expect((await staff.get(`/api/instances/${id}/history/verify`)).body.intact).toBe(true);
    await hall.database.prisma.historyEntry.update({ where: { id: row.id }, data: { detail: forged } });
    expect((await staff.get(`/api/instances/${id}/history/verify`)).body).toMatchObject({
      intact: false,
      brokenAt: row.seq,
    });
  });

  it('shows the image to those who may see the application and to nobody else', async () => {
    const id = await apply();
    const signature = await image(leader);
    await agree(leader, id, { signature });
    expect((await staff.get(`/api/attachments/${signature}`)).status).toBe(200);
    expect((await (await hall.as('student')).get(`/api/attachments/${signature}`)).status).toBe(404);
    expect((await hall.nobody.get(`/api/attachments/${signature}`)).status).toBe(401);
  });

  it('keeps files of a disagreement and of a transfer', async () => {
    const id = await apply();
    const reason = await image(leader, 'reason.pdf');
    const network = await hall.as('network');
    await leader.post(`/api/tasks/${await taskOf(leader, id)}/transfer`, { userId: network.id, attachments: [reason] });
    const proof = await image(network, 'proof.pdf');
    const ended = await network.post(`/api/tasks/${await taskOf(network, id)}/complete`, {
      outcome: 'disagree',
      attachments: [proof],
    });
    expect(ended.body.status).toBe('rejected');
    const { body } = await staff.get(`/api/instances/${id}/history`);
    const files = body.items.map((one: { action: string; attachments: { name: string }[] }) => [
      one.action,
      ...one.attachments.map((file) => file.name),
    ]);
    expect(files).toContainEqual(['transfer', 'reason.pdf']);
    expect(files).toContainEqual(['disagree', 'proof.pdf']);
  });

  it.each([
    ['somebody else’s file', () => image(staff), 'attachment-unusable'],
    ['a document', () => image(leader, 'a.pdf'), 'attachment-unusable'],
    ['what does not exist', async () => '00000000-0000-4000-8000-000000000000', 'attachment-unusable'],
    ['what is no id', async () => '../../etc/passwd', 'invalid-request'],
  ])('refuses %s as signature', async (_what, file, code) => {
    const id = await apply();
    const refused = await agree(leader, id, { signature: await file() });
    expect(refused.body.code).toBe(code);
    expect((await staff.get(`/api/instances/${id}`)).body.status).toBe('running');
  });

  it('signs with nobody else’s image, though it is part of the application already', async () => {
    const id = await apply();
    const taskId = await taskOf(leader, id);
    const signature = await image(leader);
    await leader.post(`/api/tasks/${taskId}/transfer`, { userId: staff.id, signature });
    const network = await hall.as('network');
    await staff.post(`/api/tasks/${taskId}/transfer`, { userId: network.id });
    const forged = await network.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree', signature });
    expect([forged.status, forged.body.code]).toEqual([422, 'attachment-unusable']);
    const enclosed = { userId: leader.id, attachments: [signature] };
    expect((await network.post(`/api/tasks/${taskId}/transfer`, enclosed)).body.code).toBe('attachment-unusable');
    const shown = { body: '见附件', attachments: [signature] };
    expect((await network.post(`/api/instances/${id}/comments`, shown)).body.code).toBe('attachment-unusable');
    expect((await agree(network, id, { signature: await image(network) })).status).toBe(200);
  });

  it('binds nothing of somebody who may not act', async () => {
    const id = await apply();
    const taskId = await taskOf(leader, id);
    const own = await image(staff);
    const refused = await staff.post(`/api/tasks/${taskId}/complete`, { outcome: 'agree', signature: own });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-your-task']);
    expect(await hall.database.prisma.attachment.findUnique({ where: { id: own } })).toMatchObject({
      instanceId: null,
    });
  });
});
