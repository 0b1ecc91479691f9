import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../mail-server.ts';
import { type Answer, type Caller, createCaller, type ServiceHall, startServiceHall } from '../start-service-hall.ts';

const MINUTE = 60_000;
const PASSWORD = 'flowhall';
const GOOD = 'lamp-otter-violet';
const verdict = ({ status, body }: Answer) => [status, body?.code];

describe.each(DATABASE_KINDS)('local passwords on %s', (kind) => {
  let hall: ServiceHall;
  let mails: TestMailServer;
  let admin: Caller;

  beforeAll(async () => {
    mails = await startMailServer();
    const settings = { smtp: { url: mails.url, from: 'hall@example.edu' }, publicUrl: 'https://hall.example/' };
    hall = await startServiceHall(kind, settings, ['seal-use']);
    admin = await hall.as('admin');
  });
  afterAll(async () => {
    await hall?.close();
    await mails?.close();
  });

  const login = (username: string, password: string) => hall.nobody.post('/api/auth/login', { username, password });
  const enter = async (username: string, password = PASSWORD) => {
    const { status, body } = await login(username, password);
    expect(status).toBe(200);
    const caller = createCaller(hall.app, body.user.id, { authorization: `Bearer ${body.accessToken}` });
    return { caller, pending: body.user.pending };
  };
  const change = (caller: Caller, password: string, current = PASSWORD) =>
    caller.put('/api/me/password', { current, password });
  const tokenIn = (text: string) => /https:\/\/hall\.example\/password#([\w-]{43})/.exec(text)?.[1] ?? '';
  const idOf = async (username: string) =>
    (await hall.database.prisma.user.findUniqueOrThrow({ where: { username } })).id;
  const audit = (action: string) =>
    hall.database.prisma.auditEntry.findFirst({ where: { action }, orderBy: { id: 'desc' } });

  it('are changed by whoever knows the present one; other sessions end, this one goes on', async () => {
    const [here, there] = [(await enter('t1001')).caller, (await enter('t1001')).caller];
    expect(verdict(await change(here, GOOD, 'wrong'))).toEqual([422, 'password-wrong']);
    expect(verdict(await change(here, PASSWORD))).toEqual([422, 'password-same']);
    expect(verdict(await change(here, 'short'))).toEqual([422, 'password-short']);
    expect(verdict(await change(here, '13800138000'))).toEqual([422, 'password-common']);
    expect(verdict(await change(here, 'my t1001 lamp otter'))).toEqual([422, 'password-like-name']);
    expect((await change(here, GOOD)).status).toBe(200);
    expect((await here.get('/api/me')).status).toBe(200);
    expect((await there.get('/api/me')).status).toBe(401);
    expect(verdict(await login('t1001', PASSWORD))).toEqual([401, 'invalid-credentials']);
    expect((await login('t1001', GOOD)).status).toBe(200);
    expect(await audit('password-changed')).toMatchObject({ actorId: here.id });
    expect(await audit('password-change-refused')).toMatchObject({ actorId: here.id });
    expect(verdict(await hall.nobody.put('/api/me/password', {}))).toEqual([401, 'unauthenticated']);
    const more = { current: GOOD, password: 'lamp-otter-orange', username: 'admin' };
    expect(verdict(await here.put('/api/me/password', more))).toEqual([400, 'invalid-request']);
  });

  it('are reset by a link that is mailed, works once and for half an hour, and ends all sessions', async () => {
    const { caller } = await enter('t1006');
    const email = 't1006@example.edu';
    await hall.database.prisma.user.update({ where: { username: 't1006' }, data: { email } });
    expect((await hall.nobody.post('/api/auth/password-resets', { account: ` ${email.toUpperCase()} ` })).status).toBe(
      204,
    );
    await hall.app.jobs.runDue();
    const [mail] = mails.received.slice(-1);
    expect(mail?.to).toEqual([email]);
    const token = tokenIn(mail?.text ?? '');
    const use = (password: string, by = token) =>
      hall.nobody.post('/api/auth/password-links/use', { token: by, password });
    const read = await hall.nobody.post('/api/auth/password-links/read', { token });
    expect(read.body).toEqual({ kind: 'reset', username: 't1006' });
    expect(verdict(await use('t1006-t1006'))).toEqual([422, 'password-like-name']);
    const answers = await Promise.all([use(GOOD), use(GOOD)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
    expect((await caller.get('/api/me')).status).toBe(401);
    expect((await login('t1006', GOOD)).status).toBe(200);
    expect(verdict(await use(GOOD))).toEqual([410, 'link-invalid']);
    expect(await audit('password-set')).toMatchObject({ actorId: caller.id, detail: { by: 'reset' } });
    expect(await audit('password-link-refused')).not.toBeNull();
    const rows = await hall.database.prisma.passwordLink.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);

    await hall.nobody.post('/api/auth/password-resets', { account: 't1006' });
    await hall.app.jobs.runDue();
    const earlier = tokenIn(mails.received.at(-1)?.text ?? '');
    await hall.nobody.post('/api/auth/password-resets', { account: 't1006' });
    await hall.app.jobs.runDue();
    const later = tokenIn(mails.received.at(-1)?.text ?? '');
    expect(earlier).not.toBe(later);
    expect(verdict(await use(GOOD, earlier))).toEqual([410, 'link-invalid']);
    hall.advance(31 * MINUTE);
    expect(verdict(await use(GOOD, later))).toEqual([410, 'link-invalid']);
  });

  it('are forgotten by many: the answer is the same for a name that nobody has, and mailboxes are not flooded', async () => {
    await hall.database.prisma.user.update({ where: { username: 't1023' }, data: { email: 't1023@example.edu' } });
    const before = mails.received.length;
    const [known, unknown] = await Promise.all(
      ['t1023', 'nobody-here'].map((account) => hall.nobody.post('/api/auth/password-resets', { account })),
    );
    expect([known?.status, known?.text]).toEqual([unknown?.status, unknown?.text]);
    expect(await hall.app.jobs.runDue()).toBe(2);
    expect(mails.received.length - before).toBe(1);
    for (let asked = 0; asked < 5; asked += 1)
      await hall.nobody.post('/api/auth/password-resets', { account: 't1023' });
    await hall.app.jobs.runDue();
    expect(mails.received.length - before).toBe(3);
    expect(verdict(await hall.nobody.post('/api/auth/password-resets', {}))).toEqual([400, 'invalid-request']);
  });

  it('are set by a link of an administrator; of nobody who may more than the one who makes it', async () => {
    const staff = await hall.as('staff');
    const url = `/api/admin/users/${await idOf('t1026')}/password-link`;
    expect(verdict(await staff.post(url))).toEqual([403, 'forbidden']);
    expect(verdict(await hall.nobody.post(url))).toEqual([401, 'unauthenticated']);
    expect(verdict(await admin.post('/api/admin/users/x/password-link'))).toEqual([400, 'invalid-request']);
    const made = await admin.post(url);
    expect(made.status).toBe(201);
    const token = tokenIn(made.body.url);
    expect((await hall.nobody.post('/api/auth/password-links/use', { token, password: GOOD })).status).toBe(204);
    expect((await enter('t1026', GOOD)).pending).toEqual([]);

    const { prisma } = hall.database;
    const role = await prisma.role.create({
      data: { key: 'people', name: '人事', nameEn: 'People', permissions: ['org.manage'] },
    });
    await prisma.userRole.create({ data: { roleId: role.id, userId: staff.id } });
    hall.advance(MINUTE);
    const manager = (await enter('staff')).caller;
    const adminLink = `/api/admin/users/${admin.id}/password-link`;
    expect(verdict(await manager.post(adminLink))).toEqual([403, 'forbidden']);
    expect(verdict(await manager.post(adminLink.replace('link', 'change')))).toEqual([403, 'forbidden']);
    expect((await manager.post(url)).status).toBe(201);
  });

  it('have to be changed where an administrator says so, in open sessions too, before anything else', async () => {
    const { caller } = await enter('t1032');
    expect((await admin.post(`/api/admin/users/${caller.id}/password-change`)).status).toBe(204);
    const fresh = await enter('t1032');
    expect(fresh.pending).toEqual(['password']);
    for (const one of [caller, fresh.caller]) {
      expect(verdict(await one.get('/api/items'))).toEqual([403, 'sign-in-incomplete']);
      expect(verdict(await one.post('/api/me/phone/codes', { phone: '13800138000' }))).toEqual([
        403,
        'sign-in-incomplete',
      ]);
    }
    const changed = await change(fresh.caller, GOOD);
    expect([changed.status, changed.body.pending]).toEqual([200, []]);
    expect((await fresh.caller.get('/api/items')).status).toBe(200);
    expect((await enter('t1032', GOOD)).pending).toEqual([]);
  });
});

describe('an installation without a mail server', () => {
  it('says that it cannot reset passwords, and does not offer it', async () => {
    const hall = await startServiceHall('pglite', {}, ['seal-use']);
    expect((await hall.nobody.get('/api/site')).body.passwordReset).toBe(false);
    const asked = await hall.nobody.post('/api/auth/password-resets', { account: 'staff' });
    expect(verdict(asked)).toEqual([503, 'mail-unavailable']);
    await hall.close();
  });
});
