import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Database } from '../database.ts';

/**
 * The published adapters run a migration script badly: PGlite's does not wait for it and loses its errors, and
 * PostgreSQL's cuts it at every semicolon, also inside a function body. Here the database parses the script itself.
 */
function withScripts(adapter: SqlDriverAdapter, run: (script: string) => Promise<unknown>): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    await run(script);
  };
  return adapter;
}

/** The shadow database is always a PGlite in memory: it needs no right to create databases on a server. */
async function connectToShadow(): Promise<SqlDriverAdapter> {
  const pglite = await PGlite.create();
  const adapter = withScripts(await new PrismaPGlite(pglite).connect(), (script) => pglite.exec(script));
  adapter.dispose = () => pglite.close();
  return adapter;
}

/** What the schema engine connects through. */
export function scriptAdapterFactory(database: Database): SqlMigrationAwareDriverAdapterFactory {
  const base = database.kind === 'pglite' ? new PrismaPGlite(database.pglite) : new PrismaPg(database.pool);
  return {
    provider: base.provider,
    adapterName: base.adapterName,
    async connect() {
      const adapter = await base.connect();
      return database.kind === 'pglite'
        ? withScripts(adapter, (script) => database.pglite.exec(script))
        : withScripts(adapter, (script) => database.pool.query(script));
    },
    connectToShadowDb: connectToShadow,
  };
}
