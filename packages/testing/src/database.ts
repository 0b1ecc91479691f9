import type { Database, DatabaseKind } from '@flowhall/db';
import { createTestPGlite } from './database-pglite.ts';
import { createTestPostgresDatabase } from './database-postgres.ts';

export { startTestPostgres, type TestPostgres } from './database-postgres.ts';

export interface TestDatabaseOptions {
  /** Without tables, for tests of the migrations themselves. */
  empty?: boolean;
}

/** Both kinds, for `describe.each`. */
export const DATABASE_KINDS: readonly DatabaseKind[] = ['pglite', 'postgres'];

/**
 * A database of its own for a test file: migrated, without data, gone when it is closed. PGlite lives in memory; PostgreSQL
 * is the server of `DATABASE_URL` or a throw-away one that is started for the test run.
 * @throws Error when a PostgreSQL is wanted and none is installed or named.
 */
export function createTestDatabase(kind: DatabaseKind, options: TestDatabaseOptions = {}): Promise<Database> {
  return kind === 'pglite' ? createTestPGlite(options.empty) : createTestPostgresDatabase(options.empty);
}
