import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSmtpMailer } from './mailer.ts';

const mail = {
  to: ['li@example.edu', '王 <wang@example.edu>'],
  cc: ['cards@example.edu'],
  subject: '校园卡',
  text: '请领取。\n.',
};

/** A real mail server that keeps what it gets. */
async function startServer(options: SMTPServerOptions = {}) {
  const got: { envelope: string[]; text: string }[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    async onData(stream, session, done) {
      let text = '';
      for await (const chunk of stream) text += chunk;
      got.push({ envelope: session.envelope.rcptTo.map(({ address }) => address), text });
      done();
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { got, url: `smtp://127.0.0.1:${port}` };
}

function open(url: string) {
  const mailer = createSmtpMailer({ url, from: 'Service hall <hall@example.edu>' });
  onTestFinished(() => mailer.close());
  return mailer;
}
const refusing = (responseCode: number): SMTPServerOptions => ({
  onRcptTo: ({ address }, _, done) => done(Object.assign(new Error(`no ${address} here`), { responseCode })),
});

describe('a mail server', () => {
  it('gets the mail once for everybody, the same one at every attempt', async () => {
    const { got, url } = await startServer();
    await open(url).send(mail, 'job-1');
    await open(url).send(mail, 'job-1');
    expect(got).toHaveLength(2);
    expect(got[0]?.envelope).toEqual(['li@example.edu', 'wang@example.edu', 'cards@example.edu']);
    for (const { text } of got) {
      expect(text).toContain('Message-ID: <job-1@example.edu>');
      expect(text).toMatch(/^From: Service hall <hall@example.edu>/m);
      expect(text).toMatch(/^Subject: =\?UTF-8\?/m);
    }
  });

  it('gets no header that a text brings along', async () => {
    const { got, url } = await startServer();
    await open(url).send({ ...mail, subject: 'x\r\nBcc: spy@example.org', to: ['li@example.edu'] }, 'job-2');
    expect(got[0]?.envelope).toEqual(['li@example.edu', 'cards@example.edu']);
    expect(got[0]?.text).not.toMatch(/^Bcc:/m);
  });

  it.each([
    [550, 'mail-refused', false],
    [451, 'mail-unavailable', true],
  ])('that answers %s: %s', async (status, code) => {
    const { url } = await startServer(refusing(status));
    const failure = await open(url)
      .send(mail, 'job-3')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(String((failure as Error).stack)).not.toContain('example');
  });

  it('that refuses the password may take it later', async () => {
    const { url } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('wrong'), { responseCode: 535 })),
    });
    const withPassword = url.replace('//', '//hall:secret-word@');
    const failure = await open(withPassword)
      .send(mail, 'job-4')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'mail-unavailable' });
    expect(String((failure as Error).stack)).not.toContain('secret-word');
  });

  it('that is not there', async () => {
    const free = createServer();
    await once(free.listen(0, '127.0.0.1'), 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    await expect(open(`smtp://127.0.0.1:${port}`).send(mail, 'job-5')).rejects.toMatchObject({
      code: 'mail-unavailable',
    });
  });
});
