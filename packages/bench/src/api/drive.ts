import { randomUUID } from 'node:crypto';
import { HttpConnection } from './http-connection.ts';

export interface Latencies {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface Driven extends Latencies {
  readonly count: number;
}

/** Of one client, always to the same address. */
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
  const connections: HttpConnection[] = [];
  const times: number[] = [];
  const begun = performance.now();
  const work = async (client: number): Promise<void> => {
    let connection: HttpConnection | undefined;
    while (performance.now() - begun < milliseconds) {
      const call = next(client);
      if (!call) throw new Error('There are not enough open tasks for so long a run: seed more with --instances');
      if (!connection) {
        connection = new HttpConnection(call.address);
        connections.push(connection);
      }
      const sent = performance.now();
      await send(connection, call);
      times.push(performance.now() - sent);
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, (_one, client) => work(client)));
    return { count: times.length, ...latencies(times, performance.now() - begun) };
  } finally {
    for (const connection of connections) connection.close();
  }
}

async function send(connection: HttpConnection, { token, method, path, body }: Call): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
  };
  const answer = await connection.send(method, path, headers, body && JSON.stringify(body));
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
}

export function latencies(times: readonly number[], elapsedMs: number): Latencies {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: (times.length * 1000) / elapsedMs, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
