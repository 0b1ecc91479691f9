import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ChannelMessage } from './message-channel.ts';
import { readSmsGateway, type SmsGateway } from './sms-gateway.ts';
import { createSmsGatewayChannel } from './sms-gateway-channel.ts';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
const received: Received[] = [];
let answer: { status: number; body: string };
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
});
let url: string;
let folder: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'flowhall-sms-'));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  received.length = 0;
  answer = { status: 200, body: '{"result":{"code":"OK"}}' };
});

const message: ChannelMessage = {
  id: 'm-1',
  subject: 'x',
  text: '「{phone} "a"」送交您办理',
  link: 'https://hall.example.edu/tasks/1',
  about: {
    event: 'task-assigned',
    lang: 'en',
    values: { title: '请假 & "急"', number: 'L-1', step: '审批', actor: '' },
  },
};
const send = (gateway: SmsGateway, secrets: Record<string, string> = { SMS: 's3cret' }) =>
  createSmsGatewayChannel(gateway, { get: async (name) => secrets[name] }).send(
    '13800138000',
    message,
    new AbortController().signal,
  );
const failure = (gateway: SmsGateway, secrets?: Record<string, string>) =>
  send(gateway, secrets).then(
    () => 'sent',
    (error: Error) => `${error.name}: ${error.message}`,
  );

it('puts values into address, headers and a JSON body, and picks the template of event and language', async () => {
  await send({
    url: `${url}/send?to={phone}&title={title}`,
    headers: { authorization: 'Key {secret:SMS}', 'x-id': '{id}' },
    body: { mobile: '{phone}', template: '{template}', params: ['{title}', '{step}', 3], content: '{text} {link}' },
    templates: { 'task-assigned': { zh: 'T1', en: 'T2' }, '*': { zh: 'T9' } },
    success: { path: 'result.code', equals: 'OK' },
  });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    method: 'POST',
    url: `/send?to=13800138000&title=${encodeURIComponent('请假 & "急"')}`,
    headers: { authorization: 'Key s3cret', 'x-id': 'm-1', 'content-type': 'application/json' },
  });
  // What a value holds is neither JSON nor a placeholder.
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    mobile: '13800138000',
    template: 'T2',
    params: ['请假 & "急"', '审批', 3],
    content: '「{phone} "a"」送交您办理 https://hall.example.edu/tasks/1',
  });
});

it('sends forms, and whole addresses without a body', async () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  await send({
    url: `${url}/form`,
    headers,
    body: { mobile: '{phone}', tpl: '{template}' },
    templates: { '*': { zh: 'T9' } },
  });
  expect(received[0]?.body).toBe('mobile=13800138000&tpl=T9');
  await send({ method: 'GET', url: `${url}/get?m={phone}`, body: { ignored: true } });
  expect(received[1]).toMatchObject({ method: 'GET', url: '/get?m=13800138000', body: '' });
});

it.each([
  ['a status', { status: 503, body: '{}' }, 'ChannelError: refused: 503'],
  ['a code', { status: 200, body: '{"result":{"code":"isv.LIMIT"}}' }, 'ChannelError: refused: isv.LIMIT'],
  ['no JSON', { status: 200, body: 'fine' }, 'ChannelError: refused: undefined'],
])('says by %s that the gateway refused, without quoting what was sent', async (_, said, expected) => {
  answer = said;
  expect(await failure({ url: `${url}/{phone}`, success: { path: 'result.code', equals: 'OK' } })).toBe(expected);
});

it('needs its secrets and an answer', async () => {
  expect(await failure({ url, headers: { a: '{secret:SMS}' } }, {})).toBe('ChannelError: secret-missing: SMS');
  expect(await failure({ url: 'http://127.0.0.1:1/{phone}' })).toBe('ChannelError: no-answer');
  expect(received).toEqual([]);
});

it.each([
  ['{', 'is no JSON'],
  ['{"body":{}}', 'is no gateway: /'],
  ['{"url":"ftp://x"}', 'is no gateway: /url'],
  ['{"url":"https://x/{password}"}', 'holds {password}, which stands for nothing'],
])('refuses the file %s at start', (content, why) => {
  const file = join(folder, 'gateway.json');
  writeFileSync(file, content);
  expect(() => readSmsGateway(file)).toThrow(why);
  expect(() => readSmsGateway(join(folder, 'none.json'))).toThrow('cannot be read');
});

it('reads a file that is right', () => {
  const file = join(folder, 'gateway.json');
  writeFileSync(file, JSON.stringify({ url: 'https://x/{phone}', headers: { a: '{secret:KEY}' }, body: '{text}' }));
  expect(readSmsGateway(file)).toEqual({ url: 'https://x/{phone}', headers: { a: '{secret:KEY}' }, body: '{text}' });
});
