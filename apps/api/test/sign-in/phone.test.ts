import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmsGateway, startSmsGateway, wrongCode } from '../sms-gateway.ts';
import { type Answer, type Caller, createCaller, type ServiceHall, startServiceHall } from '../start-service-hall.ts';

const MINUTE = 60_000;
const verdict = ({ status, body }: Answer) => [status, body?.code];

describe.each(DATABASE_KINDS)('a phone that is verified on first use, on %s', (kind) => {
  let hall: ServiceHall;
  let gateway: SmsGateway;
  let admin: Caller;
  let phones = 0;
  const newPhone = () => `1380024${String(1000 + ++phones)}`;

  beforeAll(async () => {
    gateway = await startSmsGateway();
    hall = await startServiceHall(kind, { sms: { url: gateway.url, token: undefined } }, ['seal-use']);
    admin = await hall.as('admin');
  });
  afterAll(async () => {
    await hall?.close();
    gateway.close();
  });

  const enter = async (username: string) => {
    const { status, body } = await hall.nobody.post('/api/auth/login', { username, password: 'flowhall' });
    expect(status).toBe(200);
    const caller = createCaller(hall.app, body.user.id, { authorization: `Bearer ${body.accessToken}` });
    return { caller, pending: body.user.pending };
  };
  const ask = (requirePhone: boolean) => admin.put('/api/admin/sign-in-settings', { requirePhone });
  const send = (caller: Caller, phone: string) => caller.post('/api/me/phone/codes', { phone });
  const audit = (action: string) =>
    hall.database.prisma.auditEntry.findFirst({ where: { action }, orderBy: { id: 'desc' } });

  it('is not asked for unless the installation says so', async () => {
    expect((await admin.get('/api/admin/sign-in-settings')).body).toEqual({ requirePhone: false });
    const { caller, pending } = await enter('staff');
    expect(pending).toEqual([]);
    expect((await caller.get('/api/items')).status).toBe(200);
  });

  it('may be asked for by those only who manage sign-in, and it is logged', async () => {
    const staff = await hall.as('staff');
    expect(verdict(await staff.put('/api/admin/sign-in-settings', { requirePhone: true }))).toEqual([403, 'forbidden']);
    expect(verdict(await hall.nobody.get('/api/admin/sign-in-settings'))).toEqual([401, 'unauthenticated']);
    expect(verdict(await admin.put('/api/admin/sign-in-settings', { requirePhone: 1 }))).toEqual([
      400,
      'invalid-request',
    ]);
    expect((await ask(true)).body).toEqual({ requirePhone: true });
    expect(await audit('sign-in-settings-changed')).toMatchObject({
      actorId: admin.id,
      detail: { requirePhone: true },
    });
    expect((await staff.get('/api/items')).status).toBe(200);
  });

  it('is not asked for where no code can be sent: nobody would come in', async () => {
    const mute = await startServiceHall(kind, { demo: false }, ['seal-use']);
    const manager = await mute.as('admin');
    const saved = await manager.put('/api/admin/sign-in-settings', { requirePhone: true });
    expect(verdict(saved)).toEqual([503, 'sms-unavailable']);
    expect((await manager.get('/api/admin/sign-in-settings')).body).toEqual({ requirePhone: false });
    await mute.close();
  });

  it('opens nothing else until it is shown; then everything, in every session of that person', async () => {
    await ask(true);
    const { caller, pending } = await enter('t1001');
    const other = await enter('t1001');
    expect(pending).toEqual(['phone']);
    const closed = [
      await caller.get('/api/items'),
      await caller.get('/api/tasks?view=todo'),
      await caller.get('/api/me/account'),
      await caller.post('/api/instances', { itemKey: 'seal-use', form: {} }),
      await caller.get('/api/events'),
    ];
    expect(closed.map(verdict)).toEqual(closed.map(() => [403, 'sign-in-incomplete']));
    expect((await caller.get('/api/me')).body.pending).toEqual(['phone']);
    expect((await caller.patch('/api/me', { locale: 'en' })).status).toBe(200);

    const phone = newPhone();
    const sent = await send(caller, phone);
    expect([sent.status, sent.body]).toEqual([202, { again: 60 }]);
    expect(gateway.sent.at(-1)?.text).toMatch(/验证码 \d{6}，用于验证手机号/);
    const kept = await caller.put('/api/me/phone', { phone, code: gateway.codeOf(phone) });
    expect([kept.status, kept.body.pending]).toEqual([200, []]);
    for (const one of [caller, other.caller]) expect((await one.get('/api/items')).status).toBe(200);
    const account = (await caller.get('/api/me/account')).body;
    expect(account).toEqual({
      phone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      phoneVerified: true,
      hasPassword: true,
    });
    expect(await audit('phone-verified')).toMatchObject({ actorId: caller.id });
    expect((await enter('t1001')).pending).toEqual([]);
    await ask(false);
  });

  it('is no phone of another account’s code, and no code of another purpose', async () => {
    const [one, other] = [(await enter('t1006')).caller, (await enter('t1023')).caller];
    const phone = newPhone();
    await send(one, phone);
    const code = gateway.codeOf(phone);
    expect(verdict(await other.put('/api/me/phone', { phone, code }))).toEqual([422, 'code-invalid']);
    const visitor = { itemKey: 'seal-use', phone, code };
    expect(verdict(await hall.nobody.post('/api/auth/visitor', visitor))).toEqual([422, 'code-invalid']);
    expect((await one.put('/api/me/phone', { phone, code })).status).toBe(200);
    expect(verdict(await one.put('/api/me/phone', { phone, code }))).toEqual([422, 'code-invalid']);
  });

  it('is not found by guessing, nor late; refusals are logged without the number', async () => {
    const { caller } = await enter('t1026');
    const phone = newPhone();
    await send(caller, phone);
    const code = gateway.codeOf(phone);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(verdict(await caller.put('/api/me/phone', { phone, code: wrongCode(code) }))).toEqual([
        422,
        'code-invalid',
      ]);
    }
    expect(verdict(await caller.put('/api/me/phone', { phone, code }))).toEqual([422, 'code-invalid']);
    const entry = await audit('phone-code-refused');
    expect(entry).toMatchObject({ actorId: caller.id });
    expect(JSON.stringify(entry)).not.toContain(phone);
    expect(verdict(await send(caller, phone))).toEqual([429, 'too-many-requests']);
    hall.advance(MINUTE + 1000);
    await send(caller, phone);
    hall.advance(5 * MINUTE + 1000);
    const late = { phone, code: gateway.codeOf(phone) };
    expect(verdict(await caller.put('/api/me/phone', late))).toEqual([422, 'code-invalid']);
  });

  it('refuses what is no phone or no code, and whoever has not signed in', async () => {
    const { caller } = await enter('t1032');
    expect(verdict(await send(caller, '12345'))).toEqual([400, 'invalid-request']);
    expect(verdict(await caller.put('/api/me/phone', { phone: newPhone(), code: 'abc' }))).toEqual([
      400,
      'invalid-request',
    ]);
    const more = { phone: newPhone(), code: '123456', phoneVerifiedAt: '2026-01-01', userId: admin.id };
    expect(verdict(await caller.put('/api/me/phone', more))).toEqual([400, 'invalid-request']);
    for (const url of ['/api/me/phone/codes', '/api/me/phone']) {
      const answer = url.endsWith('codes') ? await hall.nobody.post(url, {}) : await hall.nobody.put(url, {});
      expect(verdict(answer)).toEqual([401, 'unauthenticated']);
    }
    expect(verdict(await hall.nobody.get('/api/me/account'))).toEqual([401, 'unauthenticated']);
  });
});
