import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmsChannel } from '../src/adapters/channels/sms-channel.ts';
import { PHONE_OWNER } from '../src/adapters/personal-box.ts';
import { agree, applyForCard } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

interface Sent {
  readonly authorization: string | undefined;
  readonly body: { id: string; phone: string; text: string };
}

describe('notifications', () => {
  const sent: Sent[] = [];
  let refuse = false;
  let gateway: Server;
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;

  beforeAll(async () => {
    gateway = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString());
        if (!refuse) sent.push({ authorization: request.headers.authorization, body });
        response.writeHead(refuse ? 503 : 202).end();
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/messages`;
    hall = await startServiceHall('pglite', { sms: { url, token: 'secret' } });
    director = await hall.as('director');
    leader = await hall.as('leader');
  });
  afterAll(async () => {
    await hall?.close();
    gateway?.close();
  });

  it('tells the next handler in the application, and marks what was read', async () => {
    const before = (await leader.get('/api/tasks/counts')).body.notifications;
    const { body: instance } = await applyForCard(hall);
    const { body } = await leader.get('/api/notifications?unread=true');
    expect(body.items[0]).toMatchObject({
      event: 'task-assigned',
      instanceId: instance.id,
      params: {
        title: instance.title,
        number: instance.number,
        step: { zh: expect.any(String), en: expect.any(String) },
      },
      readAt: null,
    });
    expect((await leader.get('/api/tasks/counts')).body.notifications).toBe(before + 1);
    expect((await director.post('/api/notifications/read', { ids: [body.items[0].id] })).status).toBe(204);
    expect((await leader.get('/api/tasks/counts')).body.notifications).toBe(before + 1);
    expect((await leader.post('/api/notifications/read', { ids: [body.items[0].id] })).status).toBe(204);
    expect((await leader.get('/api/tasks/counts')).body.notifications).toBe(before);
    await applyForCard(hall);
    expect((await leader.post('/api/notifications/read')).status).toBe(204);
    expect((await leader.get('/api/tasks/counts')).body.notifications).toBe(0);
  });

  it('sends a text message to the registered phone when the sender asks for it', async () => {
    sent.length = 0;
    const { body: instance } = await applyForCard(hall, { notify: { channels: ['in-app', 'sms'] } });
    await hall.app.jobs.runDue();
    const stored = await hall.database.prisma.user.findUniqueOrThrow({ where: { id: leader.id } });
    const phone = hall.app.personal.open(stored.phone ?? '', PHONE_OWNER);
    expect(phone).toMatch(/^1\d{10}$/);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ authorization: 'Bearer secret', body: { phone } });
    expect(sent[0]?.body.text).toContain(instance.title);
    await hall.app.jobs.runDue();
    expect(sent).toHaveLength(1);
    expect(
      await hall.database.prisma.notificationDelivery.findMany({ select: { status: true, attempts: true } }),
    ).toEqual([{ status: 'sent', attempts: 1 }]);
  });

  it('sends none when nobody asked for it', async () => {
    sent.length = 0;
    await applyForCard(hall, { notify: { channels: ['in-app'] } });
    await hall.app.jobs.runDue();
    expect(sent).toEqual([]);
  });

  it('keeps trying when the gateway fails, and never holds up the application', async () => {
    refuse = true;
    const { status, body } = await applyForCard(hall, { notify: { channels: ['sms'] } });
    expect(status).toBe(201);
    await expect(hall.app.jobs.runDue()).rejects.toThrow('refused: 503');
    refuse = false;
    const failed = await hall.database.prisma.notificationDelivery.findFirstOrThrow({ where: { status: 'failed' } });
    expect(failed).toMatchObject({ attempts: 1, error: 'refused: 503' });
    expect((await agree(leader, body.id)).status).toBe(200);
  });

  it('names the fault but neither number nor text when the gateway cannot be reached', async () => {
    const sms = createSmsChannel({ url: 'http://127.0.0.1:1/', token: undefined });
    const message = { id: 'x', subject: '标题', text: '内容', link: null };
    const sending = sms.send('13800138000', message, new AbortController().signal);
    await expect(sending).rejects.toThrow(/^no-answer$/);
  });

  it('lists page by page and refuses strangers and bad input', async () => {
    const first = await leader.get('/api/notifications?limit=1');
    expect(first.body.items).toHaveLength(1);
    const second = await leader.get(`/api/notifications?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
    expect((await leader.get('/api/notifications?cursor=x')).status).toBe(400);
    expect((await leader.get('/api/notifications?limit=1000')).status).toBe(400);
    expect((await leader.post('/api/notifications/read', { ids: ['x'] })).status).toBe(400);
    expect((await hall.nobody.get('/api/notifications')).status).toBe(401);
    expect((await hall.nobody.post('/api/notifications/read')).status).toBe(401);
  });

  describe('comments', () => {
    it('reach the others who have to do with the application', async () => {
      const { body: instance } = await applyForCard(hall);
      const url = `/api/instances/${instance.id}/comments`;
      await leader.post('/api/notifications/read');
      const said = await director.post(url, { body: '  材料已补齐 ' });
      expect(said.status).toBe(201);
      expect(said.body).toMatchObject({ body: '材料已补齐', author: { id: director.id } });
      expect((await leader.get(url)).body.items).toEqual([said.body]);
      expect((await leader.get('/api/notifications?unread=true')).body.items[0]).toMatchObject({
        event: 'comment',
        params: { actor: { zh: expect.any(String) } },
      });
      expect((await director.get('/api/notifications?unread=true')).body.items).toEqual([]);
    });

    it('are written once, however often the request arrives', async () => {
      const { body: instance } = await applyForCard(hall);
      const url = `/api/instances/${instance.id}/comments`;
      const headers = { 'idempotency-key': 'one-comment' };
      const first = await director.post(url, { body: '请尽快处理' }, headers);
      const second = await director.post(url, { body: '请尽快处理' }, headers);
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect((await director.get(url)).body.items).toEqual([first.body]);
    });

    it('are not for strangers, and must say something', async () => {
      const { body: instance } = await applyForCard(hall);
      const url = `/api/instances/${instance.id}/comments`;
      const student = await hall.as('student');
      expect((await student.get(url)).status).toBe(404);
      expect((await student.post(url, { body: '我也来' })).status).toBe(404);
      expect((await hall.nobody.get(url)).status).toBe(401);
      expect((await hall.nobody.post(url, { body: '我也来' })).status).toBe(401);
      expect((await director.post(url, { body: '   ' })).status).toBe(400);
      expect((await director.post(url, {})).status).toBe(400);
    });
  });
});
