import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WAKE_ROUND } from '../src/modules/instances/index.ts';
import { startMailServer, type TestMailServer } from './mail-server.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { along, applyTask, itemsFolder, task, writeItem } from './write-item.ts';

const PATH = '/api/admin/message-templates';
const ASSIGNED = `${PATH}/task-assigned/zh`;
const WORDS = { subject: '待办：{title}', text: '{actor}请您办理{title}（{step}），编号 {number}。' };

describe.each(DATABASE_KINDS)('words of messages on %s', (kind) => {
  let mail: TestMailServer;
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let items: Awaited<ReturnType<typeof itemsFolder>>;

  beforeAll(async () => {
    items = await itemsFolder();
    const asks = '<flow:due after="P1D" /><flow:notification event="overdue" channels="email" />';
    await writeItem(items.path, {
      key: 'told',
      title: 'reason',
      process: `<startEvent id="start" />${applyTask}${task('check', 'leader').replace('</flow:step>', `${asks}</flow:step>`)}
        <endEvent id="end" />${along('start', 'apply', 'check', 'end')}`,
    });
    mail = await startMailServer();
    const smtp = { url: mail.url, from: 'Service hall <hall@example.edu>' };
    hall = await startServiceHall(kind, { processesDir: items.path, smtp });
    hall.advance(Date.parse('2026-03-02T09:00+08:00') - hall.now().getTime());
    admin = await hall.as('admin');
    staff = await hall.as('staff');
  });
  afterAll(async () => {
    await hall?.close();
    await mail?.close();
    await items?.remove();
  });
  beforeEach(() => {
    mail.received.length = 0;
  });

  const apply = async (reason: string, channels: string[] = ['email']) => {
    const { body } = await staff.post('/api/instances', { itemKey: 'told', form: { reason }, notify: { channels } });
    await hall.app.jobs.runDue();
    return body;
  };

  it.each([
    ['get', PATH, undefined],
    ['put', ASSIGNED, WORDS],
    ['delete', ASSIGNED, undefined],
    ['post', `${ASSIGNED}/preview`, WORDS],
  ] as const)('lets nobody %s %s without the permission', async (method, url, body) => {
    const ask = (caller: Caller) =>
      method === 'put' || method === 'post' ? caller[method](url, body ?? {}) : caller[method](url);
    expect((await ask(hall.nobody)).status).toBe(401);
    expect((await ask(staff)).status).toBe(403);
  });

  it.each([
    [{ ...WORDS, text: '{phone}' }, 422, 'placeholder-unknown'],
    [{ ...WORDS, subject: '{}' }, 422, 'placeholder-unknown'],
    [{ ...WORDS, text: '' }, 400, 'invalid-request'],
    [{ ...WORDS, subject: 'a\nb' }, 400, 'invalid-request'],
    [{ text: 'x' }, 400, 'invalid-request'],
  ])('refuses %j', async (words, status, code) => {
    const { status: got, body } = await admin.put(ASSIGNED, words);
    expect([got, body.code]).toEqual([status, code]);
    expect((await admin.post(`${ASSIGNED}/preview`, words)).status).toBe(status);
    expect((await admin.put(`${PATH}/sneezed/zh`, WORDS)).status).toBe(400);
  });

  it('shows the usual words, and an example of others', async () => {
    const { body } = await admin.get(PATH);
    const of = (event: string, lang: string) =>
      body.items.find((one: { event: string; lang: string }) => one.event === event && one.lang === lang);
    expect(of('overdue', 'en')).toMatchObject({ text: '“{title}” is overdue ({step}).', changedAt: null });
    const preview = await admin.post(`${ASSIGNED}/preview`, WORDS);
    expect(preview.body).toEqual({
      subject: '待办：王小明 请假申请',
      text: '李老师请您办理王小明 请假申请（部门审批），编号 LEAVE-2026-0012。',
    });
  });

  it('sends what an administrator wrote, never reading values as placeholders, until the usual words are wanted again', async () => {
    await admin.put(ASSIGNED, WORDS);
    const { number } = await apply('{phone}事假');
    expect(mail.received[0]).toMatchObject({ subject: '待办：{phone}事假' });
    expect(mail.received[0]?.text).toContain(`请您办理{phone}事假（check），编号 ${number}。`);
    const english = (await admin.get(PATH)).body.items.find(
      (one: { event: string; lang: string }) => one.event === 'task-assigned' && one.lang === 'en',
    );
    expect(english.changedAt).toBeNull();
    expect((await admin.delete(ASSIGNED)).status).toBe(204);
    await apply('病假');
    expect(mail.received[1]?.subject).toBe('【网上办事大厅】病假');
    const entries = await hall.database.prisma.auditEntry.findMany({ where: { action: 'message-template-changed' } });
    expect(entries).toMatchObject([{ subject: 'task-assigned zh' }, { subject: 'task-assigned zh' }]);
  });

  it('go by the channels that a step asks for an event, and into the log with name and title', async () => {
    const { id } = await apply('年假', []);
    expect(mail.received).toEqual([]);
    hall.advance(4 * 24 * 3_600_000);
    const { id: roundId } = await hall.database.prisma.round.findFirstOrThrow({
      where: { instanceId: id, stepId: 'check' },
    });
    const { jobs } = hall.app;
    await hall.database.prisma.$transaction((tx) => jobs.enqueue(tx, WAKE_ROUND, { instanceId: id, roundId }));
    await jobs.runDue();
    await jobs.runDue();
    expect(mail.received.map((one) => one.text.trim()).sort()).toEqual([
      expect.stringContaining('「年假」已超过办理时限（check）。'),
      expect.stringContaining('「年假」已超过办理时限（check）。'),
    ]);
    const { body } = await admin.get('/api/admin/notification-deliveries?limit=2');
    const rows = body.items.map((one: { recipient: string; title: string; event: string }) => [
      one.recipient,
      one.title,
      one.event,
    ]);
    expect(rows.sort()).toEqual([
      ['信息化负责领导', '年假', 'overdue'],
      ['学院教师', '年假', 'overdue'],
    ]);
  });
});
