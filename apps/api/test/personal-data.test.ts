import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileStorage } from '../src/adapters/file-storage.ts';
import { keepRetention } from '../src/modules/personal-data/index.ts';
import { agree, cardForm, PERSON, taskOf } from './applications.ts';
import { FILES, sendFile } from './multipart.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const DAY = 86_400_000;
const SECRET_WORDS = '只有我知道的事由';

describe('what is known about people', () => {
  let hall: ServiceHall;
  let admin: Caller;
  let director: Caller;
  let leader: Caller;

  const log = { error: (details: object) => console.error(details) };
  const retain = () => {
    const { app, database } = hall;
    const storage = createFileStorage(app.config.dataDir);
    return keepRetention({ prisma: database.prisma, storage, personal: app.personal, clock: hall.now, log });
  };
  /** An application of the director that ends after the leader has agreed. */
  async function ended(): Promise<string> {
    const file = (await sendFile(director, '我的申请表.pdf', FILES.pdf)).body.id;
    const scan = (await sendFile(director, '扫描件.pdf', FILES.pdf)).body.id;
    const files = { applicationForm: [file], idScans: [scan] };
    const form = { ...(await cardForm(hall, director)), ...files, reason: SECRET_WORDS };
    const { body } = await director.post('/api/instances', { itemKey: 'temporary-card', form });
    await director.post(`/api/instances/${body.id}/comments`, { body: SECRET_WORDS });
    await leader.post(`/api/tasks/${await taskOf(leader, body.id)}/return`, { target: 'initiator', opinion: '请核对' });
    const task = await taskOf(director, body.id);
    const persons = [{ ...PERSON, phone: '13900139000' }];
    await director.post(`/api/tasks/${task}/complete`, { outcome: 'agree', form: { persons } });
    await agree(leader, body.id, { opinion: '同意办理' });
    await director.post(`/api/instances/${body.id}/terminate`, { reason: '不再需要' });
    return body.id;
  }
  const verify = async (id: string) => (await admin.get(`/api/instances/${id}/history/verify`)).body;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    [admin, director, leader] = [await hall.as('admin'), await hall.as('director'), await hall.as('leader')];
  });
  afterAll(() => hall?.close());

  it('is exported with files, for oneself and by administrators, on record', async () => {
    const id = await ended();
    const mine = await director.download('/api/me/personal-data');
    expect(mine.status).toBe(200);
    const files = unzipSync(mine.bytes);
    const data = JSON.parse(Buffer.from(files['data.json'] ?? []).toString());
    const { number } = (await director.get(`/api/instances/${id}`)).body;
    const own = data.applications.find((one: { number: string }) => one.number === number);
    expect(own.values.persons[0].phone).toBe('13900139000');
    expect(data.account).toMatchObject({ username: 'director' });
    expect(JSON.stringify(data)).not.toMatch(/sealed:1:|passwordHash|storageKey/);
    const path = data.files.find((one: { name: string }) => one.name === '我的申请表.pdf').path;
    expect(
      createHash('sha1')
        .update(files[path] ?? '')
        .digest('hex'),
    ).toBe(createHash('sha1').update(FILES.pdf).digest('hex'));
    // What others wrote is theirs.
    expect(JSON.stringify(data)).not.toContain('同意办理');

    const url = `/api/admin/users/${director.id}/personal-data`;
    expect((await leader.get(url)).status).toBe(403);
    expect((await admin.download(url)).status).toBe(200);
    const { items } = (await admin.get('/api/admin/audit?action=personal-data-exported')).body;
    expect(items.map((one: { actor: { id: string } }) => one.actor.id)).toEqual([admin.id, director.id]);
  });

  it('of applications goes when their service no longer keeps it; the records stay provable', async () => {
    const id = await ended();
    const { prisma } = hall.database;
    const item = await prisma.item.findUniqueOrThrow({
      where: { key: 'temporary-card' },
      select: { currentDefinition: { select: { id: true, manifest: true } } },
    });
    const definition = item.currentDefinition;
    if (!definition) throw new Error('there is no version');
    expect(await retain()).toBe(0);
    const manifest = JSON.parse(JSON.stringify(definition.manifest));
    await prisma.definition.update({
      where: { id: definition.id },
      data: { manifest: { ...manifest, retention: 'P1M' } },
    });
    expect(await retain()).toBe(0);
    const before = (await admin.get(`/api/instances/${id}`)).body;
    const keys = await prisma.attachment.findMany({ where: { instanceId: id } });
    expect(keys.length).toBeGreaterThan(0);
    hall.advance(32 * DAY);
    expect(await retain()).toBeGreaterThan(0);
    expect(await retain()).toBe(0);
    hall.advance(-32 * DAY);
    await prisma.definition.update({ where: { id: definition.id }, data: { manifest } });

    const after = (await admin.get(`/api/instances/${id}`)).body;
    expect(after).toMatchObject({ number: before.number, title: before.title, status: 'terminated', data: {} });
    expect(after.attachments).toEqual([]);
    expect(after.erasedAt).not.toBeNull();
    expect(await verify(id)).toMatchObject({ intact: true, brokenAt: null });
    const history = await admin.get(`/api/instances/${id}/history`);
    expect(history.body.items.map((one: { action: string }) => one.action)).toEqual(
      expect.arrayContaining(['submit', 'return', 'agree', 'terminate']),
    );
    const rows = await prisma.$queryRaw<{ text: string }[]>`
      SELECT (SELECT string_agg(i::text, ' ') FROM "Instance" i WHERE i."id" = ${id}::uuid)
        || coalesce((SELECT string_agg(h::text, ' ') FROM "HistoryEntry" h WHERE h."instanceId" = ${id}::uuid), '')
        || coalesce((SELECT string_agg(s::text, ' ') FROM "InstanceSearch" s WHERE s."instanceId" = ${id}::uuid), '')
        || coalesce((SELECT string_agg(c::text, ' ') FROM "Comment" c WHERE c."instanceId" = ${id}::uuid), '') AS "text"`;
    for (const gone of [SECRET_WORDS, 'sealed:1:', '我的申请表', PERSON.name])
      expect([gone, rows[0]?.text.includes(gone)]).toEqual([gone, false]);
    expect((await admin.get('/api/admin/audit?action=application-erased')).body.items[0].detail.reason).toBe(
      'retention',
    );

    // Whoever changes what is left is found out.
    await prisma.historyEntry.updateMany({ where: { instanceId: id, action: 'agree' }, data: { opinion: '不同意' } });
    expect(await verify(id)).toMatchObject({ intact: false });
  });

  it('goes with a closed account, whose name stands nowhere any more', async () => {
    const id = await ended();
    const { prisma } = hall.database;
    const erase = () => admin.post(`/api/admin/users/${director.id}/erase`, { reason: '本人申请' });
    expect((await leader.post(`/api/admin/users/${director.id}/erase`, { reason: 'x' })).status).toBe(403);
    expect((await admin.post(`/api/admin/users/${director.id}/erase`, {})).status).toBe(400);
    expect((await erase()).body.code).toBe('account-open');
    const form = await cardForm(hall, director);
    const open = (await director.post('/api/instances', { itemKey: 'temporary-card', form })).body.id;
    const { name } = await prisma.user.findUniqueOrThrow({ where: { id: director.id } });
    await prisma.user.update({ where: { id: director.id }, data: { status: 'CLOSED' } });
    expect((await erase()).body.code).toBe('work-open');
    await admin.post(`/api/instances/${open}/terminate`, { reason: '离校' });

    const done = await erase();
    expect(done.status).toBe(200);
    expect(done.body.applications).toBeGreaterThan(0);
    const user = await prisma.user.findUniqueOrThrow({ where: { id: director.id } });
    expect(user).toMatchObject({ name: '已清除', email: null, phone: null, phoneKey: null, passwordHash: null });
    expect(user.username).toBe(`erased-${director.id}`);
    expect([user.searchText, user.externalId]).toEqual([null, null]);
    expect(await prisma.session.count({ where: { userId: director.id } })).toBe(0);
    expect(await verify(id)).toMatchObject({ intact: true });
    const history = await admin.get(`/api/instances/${id}/history`);
    expect(history.text).toContain('已清除');
    const named = await prisma.$queryRaw<{ found: number }[]>`
      SELECT count(*)::int AS "found" FROM "HistoryEntry" WHERE "detail"::text LIKE ${`%${name}%`}`;
    expect(named).toEqual([{ found: 0 }]);
    const [entry] = (await admin.get('/api/admin/audit?action=personal-data-erased')).body.items;
    expect(entry).toMatchObject({ actor: { id: admin.id }, detail: { reason: '本人申请' } });
  });
});
