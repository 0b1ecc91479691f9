import { Client } from 'pg';
import { assertChannel } from '../channel.ts';
import type { ListenOptions } from '../database.ts';

interface Subscription {
  channel: string;
  onPayload: (payload: string) => void;
  onGap: (() => void) | undefined;
}

export interface Listener {
  listen(channel: string, onPayload: (payload: string) => void, options?: ListenOptions): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const RETRY_MS = 1000;

/** One connection, opened at the first subscription, for all channels; it comes back by itself after a loss. */
export function createListener(url: string): Listener {
  const subscriptions = new Set<Subscription>();
  let connection: Promise<Client> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  async function connect(): Promise<Client> {
    const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5000 });
    client.on('error', () => lose(client));
    client.on('end', () => lose(client));
    client.on('notification', ({ channel, payload }) => {
      for (const subscription of subscriptions) {
        if (subscription.channel === channel) subscription.onPayload(payload ?? '');
      }
    });
    await client.connect();
    for (const channel of new Set([...subscriptions].map((subscription) => subscription.channel))) {
      await client.query(`LISTEN ${channel}`);
    }
    return client;
  }

  const lost = new WeakSet<Client>();
  function lose(client: Client): void {
    if (closed || lost.has(client)) return;
    lost.add(client);
    connection = undefined;
    client.end().catch(() => {});
    scheduleReconnect();
  }

  function scheduleReconnect(): void {
    if (closed || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      if (closed || subscriptions.size === 0) return;
      connection = connect();
      connection.then(
        () => {
          for (const subscription of subscriptions) subscription.onGap?.();
        },
        () => {
          connection = undefined;
          scheduleReconnect();
        },
      );
    }, RETRY_MS);
  }

  return {
    async listen(channel, onPayload, options) {
      assertChannel(channel);
      const subscription: Subscription = { channel, onPayload, onGap: options?.onGap };
      subscriptions.add(subscription);
      try {
        connection ??= connect();
        const client = await connection;
        await client.query(`LISTEN ${channel}`);
      } catch (error) {
        connection = undefined;
        subscriptions.delete(subscription);
        throw error;
      }
      return async () => {
        subscriptions.delete(subscription);
      };
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      subscriptions.clear();
      const client = await connection?.catch(() => undefined);
      await client?.end();
    },
  };
}
