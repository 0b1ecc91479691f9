import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { gracefulClose } from './graceful-close.ts';

it('finishes a running request and then closes at once, although the client would keep the connection', async () => {
  const app = Fastify({ forceCloseConnections: 'idle' });
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  await app.register(gracefulClose);
  app.get('/slow', async () => {
    arrived.resolve();
    await release.promise;
    return 'done';
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const answer = fetch(`${address}/slow`);
  await arrived.promise;
  const closed = app.close();
  release.resolve();
  expect(await (await answer).text()).toBe('done');
  await closed;
}, 20_000);
