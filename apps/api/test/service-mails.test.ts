import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { names } from './applications.ts';
import { startMailServer, type TestMailServer } from './mail-server.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('mails of service tasks', () => {
  let hall: ServiceHall;
  let staff: Caller;
  let mail: TestMailServer;

  beforeAll(async () => {
    mail = await startMailServer();
    hall = await startServiceHall('pglite', {
      processesDir: join(import.meta.dirname, 'items'),
      smtp: { url: mail.url, from: 'hall@example.edu' },
    });
    staff = await hall.as('staff');
    await hall.database.prisma.user.update({ where: { id: staff.id }, data: { email: 'staff@example.edu' } });
  });
  afterAll(async () => {
    await hall?.close();
    await mail.close();
  });
  beforeEach(() => {
    mail.received.length = 0;
    mail.refusal = undefined;
  });

  const order = async () => {
    const form = { kind: 'mail', text: '校园卡已制好' };
    const { body } = await staff.post('/api/instances', { itemKey: 'outside', form });
    await hall.app.jobs.runDue();
    return body.id as string;
  };
  const jobOf = (instanceId: string) => hall.database.prisma.job.findFirst({ where: { instanceId } });
  const state = async (id: string) => (await staff.get(`/api/instances/${id}`)).body;

  it('go to addresses and to users by name, and the process goes on', async () => {
    const id = await order();
    expect(mail.received).toMatchObject([
      {
        to: ['staff@example.edu', 'cards@example.edu'],
        subject: '校园卡已制好',
        text: expect.stringContaining('请领取。'),
      },
    ]);
    expect(mail.received[0]?.messageId).toMatch(/^<[\w-]{36}@example\.edu>$/);
    expect(names(await state(id))).toEqual(['check']);
  });

  it('are tried again when the server is busy, with the same Message-ID', async () => {
    mail.refusal = 451;
    const id = await order();
    const job = await jobOf(id);
    expect(job).toMatchObject({ status: 'pending', failure: { code: 'mail-unavailable' } });
    // The address is looked up for each attempt: it is not kept with the job.
    expect(JSON.stringify(job)).not.toContain('staff@example.edu');
    mail.refusal = undefined;
    hall.advance(2 * 60_000);
    await hall.database.prisma.$transaction((tx) =>
      hall.app.jobs.enqueue(tx, 'run-service-job', { instanceId: id, executionId: job?.executionId }),
    );
    await hall.app.jobs.runDue();
    expect(mail.received[0]?.messageId).toBe(`<${job?.id}@example.edu>`);
    expect(names(await state(id))).toEqual(['check']);
  });

  it('that are refused make an incident', async () => {
    mail.refusal = 550;
    const id = await order();
    expect(await jobOf(id)).toMatchObject({
      status: 'failed',
      failure: { code: 'mail-refused', params: { status: 550 } },
    });
    expect((await state(id)).status).toBe('incident');
  });
});

it('a mail without a mail server makes an incident that says so', async () => {
  const hall = await startServiceHall('pglite', { processesDir: join(import.meta.dirname, 'items') });
  try {
    const staff = await hall.as('staff');
    const { body } = await staff.post('/api/instances', { itemKey: 'outside', form: { kind: 'mail', text: 'x' } });
    await hall.app.jobs.runDue();
    const incident = await hall.database.prisma.incident.findFirstOrThrow({ where: { instanceId: body.id } });
    expect(incident.message).toContain('FLOWHALL_SMTP_URL');
  } finally {
    await hall.close();
  }
});
