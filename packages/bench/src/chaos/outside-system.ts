import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A system that service tasks call: it does what it is asked once per key, however often it is asked. */
export interface OutsideSystem {
  readonly url: string;
  /** What was asked for, by key. */
  readonly effects: ReadonlyMap<string, string>;
  calls(): number;
  close(): Promise<void>;
}

/** Every tenth call is refused for now, and every twentieth is done but not answered. */
export async function startOutsideSystem(random: () => number): Promise<OutsideSystem> {
  const effects = new Map<string, string>();
  let calls = 0;
  const server = createServer(async (request, answer) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    calls += 1;
    const luck = random();
    if (luck < 0.1) {
      answer.writeHead(503).end();
      return;
    }
    const key = String(request.headers['idempotency-key']);
    effects.set(key, effects.get(key) ?? body);
    if (luck < 0.15) request.socket.destroy();
    else answer.setHeader('content-type', 'application/json').end(JSON.stringify({ receipt: key }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/errands`,
    effects,
    calls: () => calls,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
