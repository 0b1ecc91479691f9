import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../test/test-app.ts';

describe('what is hardly HTTP', () => {
  let server: TestApp;
  let port: number;
  beforeAll(async () => {
    server = await createTestApp();
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    ({ port } = server.app.server.address() as AddressInfo);
  });
  afterAll(() => server?.close());

  async function answerTo(text: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk;
    });
    socket.write(text);
    await once(socket, 'close');
    return received;
  }

  it.each([
    ['nonsense', 'GARBAGE\r\n\r\n', 400, 'invalid-request'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 413, 'payload-too-large'],
    [
      'an address that cannot be decoded',
      'GET /%ff HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      400,
      'invalid-request',
    ],
  ])('is answered with a problem document: %s', async (_what, text, status, code) => {
    const [head = '', body = ''] = (await answerTo(text)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(head.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});
