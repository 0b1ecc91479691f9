import { localDate } from '@flowhall/calendar';
import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { VISITOR_CHANGES } from '../src/plugins/authentication.ts';
import { agree, applyForCard, taskOf } from './applications.ts';
import { type SmsGateway, startSmsGateway, wrongCode } from './sms-gateway.ts';
import { type Answer, type Caller, createCaller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const ITEM = 'visitor-registration';
const CODES = `/api/public-items/${ITEM}/codes`;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LIMIT = 1000;

const verdict = ({ status, body }: Answer) => [status, body?.code];

describe.each(DATABASE_KINDS)('visitors on %s', (kind) => {
  let hall: ServiceHall;
  let gateway: SmsGateway;
  let phones = 0;

  beforeAll(async () => {
    gateway = await startSmsGateway();
    const settings = { sms: { url: gateway.url, token: undefined }, signInLimit: LIMIT };
    hall = await startServiceHall(kind, settings, [ITEM, 'temporary-card']);
  });
  afterAll(async () => {
    await hall?.close();
    gateway.close();
  });

  const newPhone = () => `1380013${String(8000 + ++phones)}`;
  const codeOf = (phone: string): string => gateway.codeOf(phone);
  const send = (phone: string) => hall.nobody.post(CODES, { phone });
  const login = (phone: string, code: string, itemKey = ITEM) =>
    hall.nobody.post('/api/auth/visitor', { itemKey, phone, code });

  async function visitor(phone = newPhone()): Promise<Caller> {
    expect((await send(phone)).status).toBe(202);
    const { status, body } = await login(phone, codeOf(phone));
    expect(status).toBe(200);
    return createCaller(hall.app, body.user.id, { authorization: `Bearer ${body.accessToken}` });
  }

  const day = () => new Date(hall.now().getTime() + 3 * 24 * HOUR).toISOString().slice(0, 10);
  const register = (caller: Caller) =>
    caller.post('/api/instances', {
      itemKey: ITEM,
      form: {
        visitorName: '王小明',
        idNumber: '11010519491231002X',
        visitOn: day(),
        hostDepartment: 'school-information',
        hostName: '李老师',
        purpose: '学术交流',
      },
    });

  it('see the public services and nothing of the others', async () => {
    const { body } = await hall.nobody.get('/api/public-items');
    expect(body.items.map((item: { key: string }) => item.key)).toEqual([ITEM]);
    expect(body.items[0].guide.zh).toContain('<h2>');
    const phone = newPhone();
    expect((await hall.nobody.post('/api/public-items/temporary-card/codes', { phone })).status).toBe(404);
    expect((await hall.nobody.post('/api/public-items/no-such-item/codes', { phone })).status).toBe(404);
    expect((await hall.nobody.post(CODES, { phone: '12345' })).status).toBe(400);
    expect(gateway.sent.filter((one) => one.phone === phone)).toEqual([]);
  });

  it('register, follow and end a visit; the host decides', async () => {
    const caller = await visitor();
    expect((await caller.get('/api/me')).body).toMatchObject({ visitorOf: ITEM, permissions: [], memberships: [] });
    const { status, body } = await register(caller);
    expect(status).toBe(201);
    const dean = await hall.as('dean');
    const task = await dean.get(`/api/tasks/${await taskOf(dean, body.id)}`);
    expect(task.text).toContain('访客 138****');
    expect(task.text).not.toContain('11010519491231002X');
    expect((await agree(dean, body.id)).status).toBe(200);
    const seen = await caller.get(`/api/instances/${body.id}`);
    expect(seen.body.currentSteps[0].stepId).toBe('gate');
    expect((await caller.get(`/api/instances/${body.id}/history`)).body.items).toHaveLength(2);
    expect((await caller.get('/api/instances')).body.items).toHaveLength(1);
    expect((await caller.post(`/api/instances/${body.id}/terminate`, { reason: '改期' })).body.status).toBe(
      'terminated',
    );
  });

  it('correct what the host returns', async () => {
    const caller = await visitor();
    const { body } = await register(caller);
    const dean = await hall.as('dean');
    const taskId = await taskOf(dean, body.id);
    await dean.post(`/api/tasks/${taskId}/return`, { target: 'initiator', opinion: '请写明接待人' });
    const own = (await caller.get(`/api/instances/${body.id}`)).body.myTaskIds?.[0] ?? (await findTask(body.id));
    const again = await caller.post(`/api/tasks/${own}/complete`, { outcome: 'agree', form: { hostName: '张老师' } });
    expect(again.body.currentSteps[0].stepId).toBe('host');
  });

  const findTask = async (instanceId: string): Promise<string> => {
    const where = { instanceId, stepId: 'apply', status: 'OPEN' } as const;
    return (await hall.database.prisma.task.findFirstOrThrow({ where })).id;
  };

  it('may call nothing but what an applicant of this service needs', async () => {
    const caller = await visitor();
    const closed = [
      ...['/api/items', '/api/org/tree', '/api/org/users?q=院长', '/api/drafts', '/api/tasks?view=todo'],
      ...['/api/notifications', '/api/incidents', '/api/definitions', '/api/deputies'],
    ];
    for (const url of closed) expect([url, (await caller.get(url)).status]).toEqual([url, 403]);
    expect((await caller.get('/api/items/temporary-card')).status).toBe(403);
    expect((await caller.get(`/api/items/${ITEM}`)).status).toBe(200);
    const elsewhere = await caller.post('/api/instances', { itemKey: 'temporary-card', form: {} });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'not-in-audience']);
  });

  it('see neither the applications of others nor those of people with an account', async () => {
    const [one, other] = [await visitor(), await visitor()];
    const { body } = await register(one);
    const card = await applyForCard(hall);
    for (const id of [body.id, card.body.id]) {
      expect((await other.get(`/api/instances/${id}`)).status).toBe(404);
      expect((await other.get(`/api/instances/${id}/history`)).status).toBe(404);
      expect((await other.post(`/api/instances/${id}/terminate`, { reason: 'x' })).status).toBe(404);
      expect((await other.post(`/api/instances/${id}/withdraw`, {})).status).toBe(404);
    }
    const dean = await hall.as('dean');
    const task = `/api/tasks/${await taskOf(dean, body.id)}`;
    const agreeing = { outcome: 'agree' };
    expect((await other.get(task)).status).toBe(404);
    expect((await other.post(`${task}/complete`, agreeing)).status).toBe(404);
    expect((await one.post(`${task}/complete`, agreeing)).body.code).toBe('not-your-task');
    expect((await other.get('/api/instances')).body.items).toEqual([]);
    expect((await other.get('/api/instances?scope=all')).status).toBe(403);
  });

  it('are given no work, no copy and no word by others', async () => {
    const caller = await visitor();
    const { body } = await register(caller);
    const [dean, leader, admin] = await Promise.all([hall.as('dean'), hall.as('leader'), hall.as('admin')]);
    const card = (await applyForCard(hall)).body.id;
    const taskId = await taskOf(leader, card);
    const task = `/api/tasks/${taskId}`;
    const today = localDate(hall.now());
    const [toThem, them] = [{ userId: caller.id }, { userIds: [caller.id] }];
    const refused = [
      await dean.post(`/api/tasks/${await taskOf(dean, body.id)}/transfer`, toThem),
      await leader.post(`${task}/transfer`, toThem),
      await leader.post(`${task}/delegate`, toThem),
      await leader.post(`${task}/add-sign`, { kind: 'parallel', ...them }),
      await leader.post(`/api/instances/${card}/cc`, them),
      await leader.post('/api/deputies', { deputyId: caller.id, from: today, to: today }),
      await admin.post('/api/hand-overs', { fromUserId: leader.id, toUserId: caller.id }),
    ];
    expect(refused.map(verdict)).toEqual(refused.map(() => [422, 'user-not-active']));
    const many = { action: 'transfer', tasks: [{ taskId }], ...toThem };
    const [result] = (await leader.post('/api/tasks/batch', many)).body.results;
    expect(result.problem.code).toBe('user-not-active');
    expect((await caller.get(`/api/instances/${card}`)).status).toBe(404);

    const mention = await dean.post(`/api/instances/${body.id}/comments`, { body: '请看', mentions: [caller.id] });
    expect(verdict(mention)).toEqual([422, 'mention-unknown']);
    const { items } = (await dean.get(`/api/instances/${body.id}/participants`)).body;
    expect(items.map((person: { id: string }) => person.id)).not.toContain(caller.id);
    expect((await caller.post(`/api/instances/${body.id}/copy`)).status).toBe(403);
  });

  it('send only so much within an hour, and may still look', async () => {
    const [caller, other] = [await visitor(), await visitor()];
    for (let sent = 0; sent < VISITOR_CHANGES; sent += 1) {
      expect((await caller.post('/api/instances', {})).status).toBe(400);
    }
    expect(verdict(await caller.post('/api/instances', {}))).toEqual([429, 'too-many-requests']);
    expect((await caller.get('/api/instances')).status).toBe(200);
    expect((await other.post('/api/instances', {})).status).toBe(400);
  });

  it('are the same person again with the same phone, and never found in the organisation', async () => {
    const phone = newPhone();
    const first = await visitor(phone);
    const { body } = await register(first);
    hall.advance(2 * MINUTE);
    const second = await visitor(phone);
    expect(second.id).toBe(first.id);
    expect((await second.get(`/api/instances/${body.id}`)).status).toBe(200);
    const director = await hall.as('director');
    expect((await director.get('/api/org/users?q=访客')).body.items).toEqual([]);
    expect((await director.get('/api/org/users?q=visitor-')).body.items).toEqual([]);
  });

  it('do not get in by guessing: after five wrong codes the right one is no use either', async () => {
    const phone = newPhone();
    await send(phone);
    const code = codeOf(phone);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const { status, body } = await login(phone, wrongCode(code));
      expect([status, body.code]).toEqual([422, 'code-invalid']);
    }
    expect((await login(phone, code)).body.code).toBe('code-invalid');
  });

  it('use a code once, for one service, within five minutes, and only the latest', async () => {
    const phone = newPhone();
    await send(phone);
    const code = codeOf(phone);
    expect((await login(phone, code, 'temporary-card')).body.code).toBe('code-invalid');
    expect((await login(newPhone(), code)).body.code).toBe('code-invalid');
    const answers = await Promise.all([1, 2, 3].map(() => login(phone, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    hall.advance(MINUTE + 1000);
    await send(phone);
    const earlier = codeOf(phone);
    hall.advance(MINUTE + 1000);
    await send(phone);
    if (earlier !== codeOf(phone)) expect((await login(phone, earlier)).body.code).toBe('code-invalid');
    hall.advance(5 * MINUTE + 1000);
    expect((await login(phone, codeOf(phone))).body.code).toBe('code-invalid');
  });

  it('get one code a minute and five a day, however many ask at once', async () => {
    const phone = newPhone();
    const answers = await Promise.all([1, 2, 3].map(() => send(phone)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 429, 429]);
    expect(gateway.sent.filter((one) => one.phone === phone)).toHaveLength(1);
    for (let sent = 1; sent < 5; sent += 1) {
      hall.advance(MINUTE + 1000);
      expect((await send(phone)).status).toBe(202);
    }
    hall.advance(MINUTE + 1000);
    const refused = await send(phone);
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests']);
    hall.advance(24 * HOUR);
    expect((await send(phone)).status).toBe(202);
  });

  it('get only so many codes within an hour, all together, and are told how long to wait', async () => {
    const few = await startServiceHall(kind, { sms: { url: gateway.url, token: undefined }, codesLimit: 3 }, [ITEM]);
    onTestFinished(() => few.close());
    const ask = () => few.nobody.post(CODES, { phone: newPhone() });
    for (let sent = 0; sent < 3; sent += 1) {
      expect((await ask()).status).toBe(202);
      few.advance(10 * MINUTE);
    }
    const refused = await ask();
    expect([refused.status, refused.body.code, refused.body.title]).toEqual([
      429,
      'too-many-requests',
      expect.stringContaining('30 分钟后再试'),
    ]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(29 * 60);
    few.advance(31 * MINUTE);
    expect((await ask()).status).toBe(202);
  });

  it('are signed in for two hours', async () => {
    const caller = await visitor();
    hall.advance(2 * HOUR + MINUTE);
    expect((await caller.get('/api/me')).status).toBe(401);
  });

  it('leave no code and no address in the database, and no phone beside the account’s', async () => {
    const phone = newPhone();
    await send(phone);
    const rows = JSON.stringify(await hall.database.prisma.phoneCode.findMany());
    for (const secret of [phone, codeOf(phone), '127.0.0.1']) expect(rows).not.toContain(secret);
    await login(phone, codeOf(phone));
    const audit = JSON.stringify(await hall.database.prisma.auditEntry.findMany());
    expect(audit).not.toContain(phone);
  });
});

describe('an address', () => {
  it('may ask for so many codes an hour', async () => {
    const gateway = await startSmsGateway();
    const settings = { sms: { url: gateway.url, token: undefined }, signInLimit: 1 };
    const hall = await startServiceHall('pglite', settings, [ITEM]);
    const ask = (last: number) => hall.nobody.post(CODES, { phone: `1390013900${last}` });
    try {
      for (const last of [1, 2, 3]) expect((await ask(last)).status).toBe(202);
      expect((await ask(4)).status).toBe(429);
      hall.advance(HOUR + 1000);
      expect((await ask(5)).status).toBe(202);
      gateway.close();
      expect((await ask(6)).body.code).toBe('sms-unavailable');
    } finally {
      await hall.close();
      gateway.close();
    }
  });
});
