import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Database } from './database.ts';

/** PostgreSQL's advisory locks are numbers; these come from the names alone, the same in every version. */
const lockNumber = (name: string): number => createHash('sha256').update(`flowhall ${name}`).digest().readUIntBE(0, 6);

/**
 * Runs `fn` in one process at a time, for all processes on the same server; others wait. An embedded database belongs to
 * this process alone. The lock goes with its connection, so a killed process blocks nobody.
 */
export async function exclusively<T>(database: Database, name: string, fn: () => Promise<T>): Promise<T> {
  if (database.kind === 'pglite') return fn();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber(name)]);
    return await fn();
  } finally {
    await client.end();
  }
}
