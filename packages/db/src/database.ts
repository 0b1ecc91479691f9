import type { PGlite } from '@electric-sql/pglite';
import type { Pool } from 'pg';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { openPGliteDatabase, openTemporaryPGliteDatabase } from './pglite/pglite-database.ts';
import { openPostgresDatabase } from './postgres/postgres-database.ts';

/** The client inside an interactive transaction. */
export type Transaction = Prisma.TransactionClient;

/** Either the client or a transaction of it: what a repository accepts. */
export type DatabaseClient = PrismaClient | Transaction;

export interface ListenOptions {
  /** Called when the connection was lost and is back: notifications of the time between are gone. */
  onGap?: () => void;
}

interface DatabaseBase {
  readonly prisma: PrismaClient;
  /** Receives every payload sent to the channel after its transaction committed. Resolves to a function that ends it. */
  listen(channel: string, onPayload: (payload: string) => void, options?: ListenOptions): Promise<() => Promise<void>>;
  /** Ends all connections; an embedded database is flushed and its folder given free. */
  close(): Promise<void>;
}

/** A PostgreSQL server; several processes may share it. */
export interface PostgresDatabase extends DatabaseBase {
  readonly kind: 'postgres';
  readonly url: string;
  readonly pool: Pool;
}

/** PostgreSQL compiled to WebAssembly inside this process, on a folder or in memory. */
export interface PGliteDatabase extends DatabaseBase {
  readonly kind: 'pglite';
  readonly pglite: PGlite;
}

export type Database = PostgresDatabase | PGliteDatabase;
export type DatabaseKind = Database['kind'];

export type DatabaseOptions =
  | {
      url: string;
      /** Most connections that queries may hold at once. */
      poolSize?: number;
    }
  | {
      /** The data folder; the database lives in its `database` folder. */
      dataDir: string;
    }
  | {
      /** In memory, gone with the process; optionally begun from a dump of another one. */
      memory: true;
      dump?: Blob;
    };

/**
 * Opens a database and proves that it answers.
 * @throws DatabaseError when the URL is wrong, the server does not answer, or the folder is unwritable or in use.
 */
export function createDatabase(options: DatabaseOptions): Promise<Database> {
  if ('url' in options) return openPostgresDatabase(options.url, options.poolSize);
  if ('dataDir' in options) return openPGliteDatabase(options.dataDir);
  return openTemporaryPGliteDatabase(options.dump);
}
