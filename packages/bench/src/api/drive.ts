import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Latencies {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface Driven extends Latencies {
  readonly count: number;
}

export interface Call {
  readonly address: string;
  readonly token: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

export interface Load {
  readonly clients: number;
  readonly milliseconds: number;
  /** What the client of this number sends next; undefined when there is nothing left. */
  next(client: number): Call | undefined;
}

/**
 * Clients that each send one request after another, as long as told, over connections that stay open.
 * @throws Error when a request is refused: a figure of refusals says nothing
 */
export async function drive({ clients, milliseconds, next }: Load): Promise<Driven> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  const begun = performance.now();
  const work = async (client: number): Promise<void> => {
    while (performance.now() - begun < milliseconds) {
      const call = next(client);
      if (!call) throw new Error('There are not enough open tasks for so long a run: seed more with --instances');
      const sent = performance.now();
      await send(agent, call);
      times.push(performance.now() - sent);
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, (_one, client) => work(client)));
    return { count: times.length, ...latencies(times, performance.now() - begun) };
  } finally {
    agent.destroy();
  }
}

function send(agent: Agent, { address, token, method, path, body }: Call): Promise<void> {
  const payload = body && JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    ...(payload && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
      'idempotency-key': randomUUID(),
    }),
  };
  return new Promise((resolve, reject) => {
    const sending = request(`${address}${path}`, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`${method} ${path}: ${answer.statusCode} ${Buffer.concat(chunks)}`));
      });
    });
    sending.on('error', reject);
    sending.end(payload);
  });
}

export function latencies(times: readonly number[], elapsedMs: number): Latencies {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: (times.length * 1000) / elapsedMs, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
