import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { Pool, type QueryArrayConfig } from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Database } from '../database.ts';
import { errorCode, errorLine } from '../errors.ts';

type RunScript = (script: string) => Promise<unknown>;

/** As the schema engine wants it, so that it tells what PostgreSQL said. */
function toDriverError(error: unknown): DriverAdapterError {
  const nothing = { detail: undefined, column: undefined, hint: undefined };
  return new DriverAdapterError({
    ...nothing,
    kind: 'postgres',
    code: errorCode(error) ?? 'N/A',
    severity: 'ERROR',
    message: errorLine(error),
  });
}

/**
 * The published adapters run a migration script badly: PGlite's does not wait for it and loses its errors, and
 * PostgreSQL's cuts it at every semicolon, also inside a function body. Here the database parses the script itself.
 */
function withScripts(adapter: SqlDriverAdapter, run: RunScript, dispose: () => Promise<void>): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    try {
      await run(script);
    } catch (error) {
      throw toDriverError(error);
    }
  };
  adapter.dispose = dispose;
  return adapter;
}

/** The shadow database is always a PGlite in memory: it needs no right to create databases on a server. */
async function connectToShadow(): Promise<SqlDriverAdapter> {
  const pglite = await PGlite.create();
  const adapter = await new PrismaPGlite(pglite).connect();
  return withScripts(
    adapter,
    (script) => pglite.exec(script),
    async () => {
      if (!pglite.closed) await pglite.close();
    },
  );
}

/** PostgreSQL's one-letter type `"char"`, in which the catalogs keep kinds of things, and the type for texts of fixed length. */
const CHAR = 18;
const BPCHAR = 1042;

/** PostgreSQL's adapter refuses a type that the schema engine asks the catalogs for; it is told a name it knows. */
async function connectToPostgres(url: string): Promise<SqlDriverAdapter> {
  const pool = new Pool({ connectionString: url, max: 1 });
  const query = pool.query.bind(pool);
  const translating = Object.assign(pool, {
    query: async (config: QueryArrayConfig) => {
      const result = await query(config);
      for (const field of result.fields) {
        if (field.dataTypeID === CHAR) field.dataTypeID = BPCHAR;
      }
      return result;
    },
  });
  const adapter = await new PrismaPg(translating).connect();
  return withScripts(
    adapter,
    (script) => query(script),
    async () => {
      if (!pool.ending) await pool.end();
    },
  );
}

/** What the schema engine connects through; `close` ends what it left open. */
export function scriptAdapters(database: Database) {
  const opened: SqlDriverAdapter[] = [];
  const keep = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    opened.push(adapter);
    return adapter;
  };
  const connect = async () => {
    if (database.kind === 'postgres') return connectToPostgres(database.url);
    const { pglite } = database;
    const adapter = await new PrismaPGlite(pglite).connect();
    return withScripts(
      adapter,
      (script) => pglite.exec(script),
      async () => {},
    );
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: database.kind === 'pglite' ? 'pglite-prisma-adapter' : '@prisma/adapter-pg',
    connect: () => keep(connect()),
    connectToShadowDb: () => keep(connectToShadow()),
  };
  const close = async () => {
    for (const adapter of opened) await adapter.dispose();
  };
  return { factory, close };
}
