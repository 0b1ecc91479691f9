import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpRequest, JobFailure } from '@flowhall/jobs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parseAllowList } from './allow-list.ts';
import type { Resolve } from './guarded-lookup.ts';
import { createHttpConnector } from './http-connector.ts';

const respond: Record<string, RequestListener> = {
  '/json': (_, answer) => answer.setHeader('content-type', 'application/problem+json; charset=utf-8').end('{"n":[1]}'),
  '/text': (_, answer) => answer.setHeader('content-type', 'text/plain; charset=gbk').end(Buffer.from([0xb4, 0xf3])),
  '/image': (_, answer) => answer.setHeader('content-type', 'image/png').end('x'),
  '/nothing': (_, answer) => answer.writeHead(204).end(),
  '/broken': (_, answer) => answer.setHeader('content-type', 'application/json').end('{'),
  '/packed': (_, answer) => answer.setHeader('content-encoding', 'gzip').end('x'),
  '/busy': (_, answer) => answer.writeHead(503, { 'retry-after': '7', 'x-a': ['1', '2'] }).end(),
  '/moved': (_, answer) => answer.writeHead(302, { location: '/secret' }).end(),
  '/announced': (_, answer) => answer.setHeader('content-length', String(2 ** 30)).write('x'),
  '/endless': (_, answer) => {
    const more = (): void => {
      while (!answer.destroyed && answer.write(Buffer.alloc(65_536))) {}
    };
    answer.on('drain', more);
    more();
  },
  '/slow': (_, answer) => {
    const drip = setInterval(() => answer.write('x'), 50);
    answer.on('close', () => clearInterval(drip));
  },
  '/silent': () => undefined,
  '/cut': (_, answer) => {
    answer.setHeader('content-length', '10').write('x');
    setTimeout(() => answer.destroy(), 20);
  },
};

let server: Server;
let port: number;
let open = 0;
const seen: { url: string; method: string; headers: IncomingMessage['headers']; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, answer) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers, body });
    const listener = respond[request.url ?? ''] ?? (() => answer.end());
    listener(request, answer);
  });
  server.on('connection', (socket) => {
    open += 1;
    socket.on('close', () => {
      open -= 1;
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close().closeAllConnections());

function connect(allow = `127.0.0.1:${port}`, resolve?: Resolve) {
  const connector = createHttpConnector({ allow: parseAllowList(allow), ...(resolve && { resolve }) });
  onTestFinished(() => connector.close());
  return (url: string, more: Partial<HttpRequest> = {}) =>
    connector
      .send(
        {
          method: 'GET',
          url: /^\/\w/.test(url) ? `http://127.0.0.1:${port}${url}` : url,
          headers: {},
          timeoutMs: 5000,
          ...more,
        },
        new AbortController().signal,
      )
      .catch((error: unknown) => (error instanceof JobFailure ? error.code : error));
}

describe('a request', () => {
  it('goes out as it was built and brings the answer as data', async () => {
    const answer = await connect()('/json', { method: 'POST', headers: { 'X-Key': 'k' }, body: '{"a":1}' });
    expect(answer).toMatchObject({ status: 200, body: { n: [1] }, headers: { 'content-type': /problem/ } });
    expect(seen.at(-1)).toMatchObject({ method: 'POST', body: '{"a":1}', headers: { 'x-key': 'k', host: /127/ } });
  });

  it.each([
    ['/text', '大'],
    ['/image', null],
    ['/nothing', null],
  ])('reads %s by its content type', async (path, body) => {
    expect(await connect()(path)).toMatchObject({ body });
  });

  it('hands over answers of every status; redirects are not followed', async () => {
    const send = connect();
    expect(await send('/busy')).toMatchObject({ status: 503, headers: { 'retry-after': '7', 'x-a': '1, 2' } });
    expect(await send('/moved')).toMatchObject({ status: 302 });
    expect(seen.map(({ url }) => url)).not.toContain('/secret');
  });

  it.each([
    ['/announced', 'http-answer-too-large'],
    ['/endless', 'http-answer-too-large'],
    ['/broken', 'http-answer-unreadable'],
    ['/packed', 'http-answer-unreadable'],
    ['/cut', 'http-unreachable'],
  ])('%s: %s', async (path, code) => {
    expect(await connect()(path)).toBe(code);
  });

  it.each(['/slow', '/silent'])('waits for %s no longer than told', async (path) => {
    const began = performance.now();
    expect(await connect()(path, { timeoutMs: 300 })).toBe('http-timeout');
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('keeps no connection for an answer that it gave up', async () => {
    const send = connect();
    await send('/endless');
    await expect.poll(() => open, { timeout: 5000 }).toBe(0);
    expect(await send('/json')).toMatchObject({ status: 200 });
  });

  it('does not reach a port where nobody listens', async () => {
    const free = createServer();
    await once(free.listen(0, '127.0.0.1'), 'listening');
    const { port: unused } = free.address() as AddressInfo;
    free.close();
    expect(await connect(`127.0.0.1:${unused}`)(`http://127.0.0.1:${unused}/`)).toBe('http-unreachable');
  });

  it('refuses values that would break out of a header, without repeating them', async () => {
    expect(await connect()('/json', { headers: { 'x-a': 'a\r\nx-b: c' } })).toBe('http-header-invalid');
  });
});

describe('addresses that must not be called', () => {
  it.each([
    ['http://2130706433/', 'http-address-refused'],
    ['http://0x7f.1/', 'http-address-refused'],
    ['http://0177.0.0.1/', 'http-address-refused'],
    ['http://127.1/', 'http-address-refused'],
    ['http://127。0。0。1/', 'http-address-refused'],
    ['http://[::ffff:127.0.0.1]/', 'http-address-refused'],
    ['http://[::1]/', 'http-address-refused'],
    ['http://169.254.169.254/latest/meta-data/', 'http-address-refused'],
    ['http://localhost/', 'http-address-refused'],
    ['http://public.example@127.0.0.1/', 'http-url-invalid'],
    ['http://user:password@public.example/', 'http-url-invalid'],
    ['file:///etc/passwd', 'http-url-invalid'],
    ['gopher://127.0.0.1/', 'http-url-invalid'],
    ['//127.0.0.1/', 'http-url-invalid'],
    ['http://127.0.0.1:22/', 'http-host-refused'],
  ])('%s: %s, even where any host may be called', async (url, code) => {
    expect(await connect('*')(url)).toBe(code);
  });

  it('a host that is not named', async () => {
    expect(await connect('api.example.edu')('http://127.0.0.1/')).toBe('http-host-refused');
    expect(await connect('')('https://api.example.edu/')).toBe('http-host-refused');
  });

  it('a named host whose name leads inside', async () => {
    const rebound: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const url = `http://card.example:${port}/json`;
    expect(await connect(`card.example:${port}`, rebound)(url)).toBe('http-address-refused');
    expect(await connect(`card.example:${port} 127.0.0.0/8`, rebound)(url)).toMatchObject({ status: 200 });
  });

  it('an internal address among others: the connection goes only to what was checked', async () => {
    const asked: string[] = [];
    const mixed: Resolve = async (host) => {
      asked.push(host);
      return [
        { address: '::1', family: 6 },
        { address: '169.254.169.254', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ];
    };
    const answer = await connect(`card.example:${port} 127.0.0.1`, mixed)(`http://card.example:${port}/json`);
    expect(answer).toMatchObject({ status: 200 });
    // Looked up once: there is no second answer that could differ.
    expect(asked).toEqual(['card.example']);
  });

  it('a name that means something else the next time', async () => {
    let turn = 0;
    const changing: Resolve = async () => [{ address: turn++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    const send = connect(`card.example:${port} 127.0.0.1`, changing);
    const url = `http://card.example:${port}/json`;
    expect(await send(url, { headers: { connection: 'close' } })).toMatchObject({ status: 200 });
    expect(await send(url)).toBe('http-address-refused');
  });

  it('a name that nobody knows', async () => {
    const unknown: Resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await connect('card.example', unknown)('http://card.example/')).toBe('http-unreachable');
  });
});
