import type { DatabaseClient } from './database.ts';

const CHANNEL = /^[a-z_][a-z0-9_]{0,62}$/;

/** LISTEN takes an identifier, not a parameter: only harmless names may reach it. */
export function assertChannel(channel: string): void {
  if (!CHANNEL.test(channel)) throw new TypeError(`Not a notification channel: ${channel}`);
}

/** PostgreSQL refuses longer payloads. */
export const MAX_NOTIFICATION_BYTES = 7999;

/**
 * Sends a payload to all listeners of a channel, in every process, when the transaction commits; never if it rolls back.
 * @throws RangeError when the payload is longer than PostgreSQL takes.
 */
export async function notify(client: DatabaseClient, channel: string, payload: string): Promise<void> {
  assertChannel(channel);
  if (Buffer.byteLength(payload) > MAX_NOTIFICATION_BYTES) {
    throw new RangeError(`A notification on ${channel} is longer than ${MAX_NOTIFICATION_BYTES} bytes`);
  }
  await client.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}

/** Several payloads, each no longer than `MAX_NOTIFICATION_BYTES`, by one statement; in their order. */
export async function notifyAll(client: DatabaseClient, channel: string, payloads: readonly string[]): Promise<void> {
  assertChannel(channel);
  await client.$executeRaw`SELECT pg_notify(${channel}, payload) FROM unnest(${payloads}::text[]) AS payload`;
}
