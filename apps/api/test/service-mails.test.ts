import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { names } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('mails of service tasks', () => {
  const got: { to: string[]; text: string }[] = [];
  let refusal: number | undefined;
  let hall: ServiceHall;
  let staff: Caller;
  let smtp: SMTPServer;

  beforeAll(async () => {
    smtp = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
      onRcptTo: (_address, _session, done) =>
        refusal === undefined ? done() : done(Object.assign(new Error('no'), { responseCode: refusal })),
      async onData(stream, session, done) {
        let text = '';
        for await (const chunk of stream) text += chunk;
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      },
    });
    smtp.on('error', () => undefined);
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const { port } = smtp.server.address() as AddressInfo;
    hall = await startServiceHall('pglite', {
      processesDir: join(import.meta.dirname, 'items'),
      smtp: { url: `smtp://127.0.0.1:${port}`, from: 'hall@example.edu' },
    });
    staff = await hall.as('staff');
    await hall.database.prisma.user.update({ where: { id: staff.id }, data: { email: 'staff@example.edu' } });
  });
  afterAll(async () => {
    await hall?.close();
    await new Promise<void>((resolve) => void smtp.close(() => resolve()));
  });
  beforeEach(() => {
    got.length = 0;
    refusal = undefined;
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
    expect(got).toHaveLength(1);
    expect(got[0]?.to).toEqual(['staff@example.edu', 'cards@example.edu']);
    expect(got[0]?.text).toMatch(/^Message-ID: <[\w-]{36}@example\.edu>/m);
    expect(names(await state(id))).toEqual(['check']);
  });

  it('are tried again when the server is busy, with the same Message-ID', async () => {
    refusal = 451;
    const id = await order();
    const job = await jobOf(id);
    expect(job).toMatchObject({ status: 'pending', failure: { code: 'mail-unavailable' } });
    // The address is looked up for each attempt: it is not kept with the job.
    expect(JSON.stringify(job)).not.toContain('staff@example.edu');
    refusal = undefined;
    hall.advance(2 * 60_000);
    await hall.database.prisma.$transaction((tx) =>
      hall.app.jobs.enqueue(tx, 'run-service-job', { instanceId: id, executionId: job?.executionId }),
    );
    await hall.app.jobs.runDue();
    expect(got[0]?.text).toContain(`Message-ID: <${job?.id}@example.edu>`);
    expect(names(await state(id))).toEqual(['check']);
  });

  it('that are refused make an incident', async () => {
    refusal = 550;
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
