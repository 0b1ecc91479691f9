import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addDays, localDate } from '@flowhall/calendar';
import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmailChannel } from '../src/adapters/channels/email-channel.ts';
import { createSmtpMailer } from '../src/adapters/mailer.ts';
import { createActiveDeputies } from '../src/modules/deputies/index.ts';
import { planDigests, sendDigest } from '../src/modules/notifications/send-digest.ts';
import { findDigestReaders } from '../src/modules/notifications/settings.repository.ts';
import { applyForCard } from './applications.ts';
import { type ReceivedMail, startMailServer, type TestMailServer } from './mail-server.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

interface Card {
  readonly token: string | null;
  readonly body: Record<string, unknown>;
}

/** A WeCom that knows one token at a time. */
class Wecom {
  readonly cards: Card[] = [];
  token = 'first';
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://wecom');
      const answer = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      if (url.pathname.endsWith('/gettoken')) {
        const right = url.searchParams.get('corpsecret') === 'wecom-secret';
        answer(right ? { errcode: 0, access_token: this.token, expires_in: 7200 } : { errcode: 40001 });
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const token = url.searchParams.get('access_token');
        if (token !== this.token) return answer({ errcode: 42001 });
        this.cards.push({ token, body: JSON.parse(Buffer.concat(chunks).toString()) });
        answer({ errcode: 0 });
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }
}

const SETTINGS = '/api/me/notification-settings';

describe('channels outside the application', () => {
  const wecom = new Wecom();
  let mail: TestMailServer;
  let hall: ServiceHall;
  let leader: Caller;
  let admin: Caller;

  beforeAll(async () => {
    mail = await startMailServer();
    hall = await startServiceHall('pglite', {
      smtp: { url: mail.url, from: 'Service hall <hall@example.edu>' },
      wecom: { url: await wecom.listen(), corpId: 'ww1', agentId: 1000002 },
      secrets: new Map([['WECOM', 'wecom-secret']]),
      publicUrl: 'https://hall.example.edu',
    });
    leader = await hall.as('leader');
    admin = await hall.as('admin');
  });
  afterAll(async () => {
    await hall?.close();
    await mail?.close();
    wecom.close();
  });
  beforeEach(async () => {
    mail.received.length = 0;
    wecom.cards.length = 0;
    await leader.put(SETTINGS, { channels: {}, quiet: null, digest: false });
  });

  const apply = async (channels: string[]) => {
    const { body } = await applyForCard(hall, { notify: { channels } });
    await hall.app.jobs.runDue();
    return body;
  };

  it('sends an e-mail with a link, once', async () => {
    const instance = await apply(['email']);
    await hall.app.jobs.runDue();
    expect(mail.received).toHaveLength(1);
    const [received] = mail.received as [ReceivedMail];
    const { email } = await hall.database.prisma.user.findUniqueOrThrow({ where: { id: leader.id } });
    expect(received.to).toEqual([email]);
    expect(received.subject).toBe(`【网上办事大厅】${instance.title}`);
    expect(received.text).toContain(instance.title);
    expect(received.text).toMatch(/https:\/\/hall\.example\.edu\/tasks\/[0-9a-f-]{36}/);
  });

  it('sends a card by WeCom, with a new token when the old one is no longer valid', async () => {
    await apply(['wecom']);
    wecom.token = 'second';
    await apply(['wecom']);
    expect(wecom.cards.map((card) => card.token)).toEqual(['first', 'second']);
    expect(wecom.cards[1]?.body).toMatchObject({
      touser: 'leader',
      agentid: 1000002,
      msgtype: 'textcard',
      textcard: { url: expect.stringMatching(/^https:\/\/hall\.example\.edu\/tasks\//) },
    });
  });

  it('follows what the person chose', async () => {
    expect((await leader.get(SETTINGS)).body).toEqual({
      settings: { channels: {}, quiet: null, digest: false },
      available: ['email', 'wecom'],
    });
    const choice = { channels: { email: 'always', wecom: 'never' }, quiet: null, digest: false };
    expect((await leader.put(SETTINGS, choice)).status).toBe(204);
    await apply(['wecom']);
    expect([mail.received.length, wecom.cards.length]).toEqual([1, 0]);
  });

  it('waits until quiet hours are over', async () => {
    const minutes = (at: Date) => at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'short' });
    const now = hall.now();
    const quiet = { from: minutes(now), to: minutes(new Date(now.getTime() + 2 * 60 * 60 * 1000)) };
    await leader.put(SETTINGS, { channels: {}, quiet, digest: false });
    await apply(['email']);
    expect(mail.received).toEqual([]);
    const rows = await hall.database.prisma.notificationDelivery.findMany({ where: { status: 'pending' } });
    expect(rows).toHaveLength(1);
  });

  it('sends one digest on a working day to whoever wants it', async () => {
    await leader.put(SETTINGS, { channels: {}, quiet: null, digest: true });
    const instance = await apply([]);
    const mailer = createSmtpMailer({ url: mail.url, from: 'hall@example.edu' });
    const planned: { name: string; data: object }[] = [];
    const keep = async (_tx: unknown, name: string, jobs: readonly { data: object }[]) => {
      planned.push(...jobs.map(({ data }) => ({ name, data })));
    };
    const deps = (now: string) => ({
      prisma: hall.database.prisma,
      clock: () => new Date(now),
      calendar: chineseWorkingCalendar(),
      deputies: createActiveDeputies(() => new Date(now)),
      jobs: { ...hall.app.jobs, enqueue: async () => undefined, enqueueAll: keep },
      email: createEmailChannel(mailer),
      publicUrl: undefined,
    });
    await planDigests(deps('2026-03-01T00:00:00Z'));
    expect(planned).toEqual([]);
    await planDigests(deps('2026-03-02T00:00:00Z'));
    const digest = { userId: leader.id, day: '2026-03-02' };
    expect(planned).toEqual([{ name: 'send-digest', data: digest }]);
    const { signal } = new AbortController();
    await sendDigest(deps('2026-03-03T00:00:00Z'), digest, signal);
    expect(mail.received).toEqual([]);
    await sendDigest(deps('2026-03-02T00:00:00Z'), digest, signal);
    mailer.close();
    expect(mail.received).toHaveLength(1);
    expect(mail.received[0]?.subject).toMatch(/您有 \d+ 件(以上)?待办/);
    expect(mail.received[0]?.text).toContain(instance.title);
  });

  it('tells a deputy in the digest what awaits somebody else, and for whom', async () => {
    const staff = await hall.as('staff');
    await staff.put(SETTINGS, { channels: {}, quiet: null, digest: true });
    const instance = await apply([]);
    const now = hall.now();
    const day = localDate(now);
    const { body: deputy } = await leader.post('/api/deputies', { deputyId: staff.id, from: day, to: day });
    expect(await findDigestReaders(hall.database.prisma, day)).toContain(staff.id);
    expect(await findDigestReaders(hall.database.prisma, addDays(day, 1))).not.toContain(staff.id);
    const mailer = createSmtpMailer({ url: mail.url, from: 'hall@example.edu' });
    const deps = {
      ...{ prisma: hall.database.prisma, clock: () => now, calendar: chineseWorkingCalendar(), jobs: hall.app.jobs },
      deputies: createActiveDeputies(() => now),
      ...{ email: createEmailChannel(mailer), publicUrl: undefined },
    };
    const before = mail.received.length;
    await sendDigest(deps, { userId: staff.id, day }, new AbortController().signal);
    mailer.close();
    const sent = mail.received.slice(before);
    expect(sent).toHaveLength(1);
    await leader.post(`/api/deputies/${deputy.id}/end`);
    expect(sent[0]?.text).toContain(`${instance.title} (代 信息化负责领导，`);
  });

  it.each([
    [{ channels: { email: 'sometimes' }, quiet: null, digest: false }],
    [{ channels: {}, quiet: { from: '25:00', to: '07:00' }, digest: false }],
    [{ channels: { pigeon: 'always' }, quiet: null, digest: false }],
  ])('refuses settings that mean nothing: %j', async (settings) => {
    expect((await leader.put(SETTINGS, settings)).status).toBe(400);
    expect((await hall.nobody.get(SETTINGS)).status).toBe(401);
  });

  it('keeps a log for operators, who send again what failed', async () => {
    mail.refusal = 451;
    await apply(['email']).catch(() => undefined);
    const list = '/api/admin/notification-deliveries?status=failed';
    const failed = await admin.get(list);
    expect(failed.body.items[0]).toMatchObject({ channel: 'email', status: 'failed', attempts: 1, userId: leader.id });
    expect(failed.text).not.toContain('@');
    mail.refusal = undefined;
    const again = `/api/admin/notification-deliveries/${failed.body.items[0].id}/retry`;
    expect((await leader.post(again)).status).toBe(403);
    expect((await leader.get(list)).status).toBe(403);
    expect((await admin.post(again)).status).toBe(204);
    await hall.app.jobs.runDue();
    expect(mail.received).toHaveLength(1);
    expect((await admin.post(again)).status).toBe(404);
  });
});
