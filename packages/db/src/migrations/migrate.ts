import type { Database } from '../database.ts';
import { DatabaseError, errorCode, errorLine } from '../errors.ts';
import { exclusively } from '../exclusively.ts';
import { MIGRATIONS_FOLDER, type MigrationFile, readMigrations } from './files.ts';
import { NO_FILTER, toMigrationList, withSchemaEngine } from './schema-engine.ts';

export interface MigrationReport {
  /** Names of the migrations that this call applied. */
  applied: string[];
}

interface AppliedRow {
  migration_name: string;
  checksum: string;
}

const UNDEFINED_TABLE = '42P01';

async function readApplied(database: Database): Promise<AppliedRow[]> {
  const sql = `SELECT migration_name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  try {
    const result =
      database.kind === 'pglite'
        ? await database.pglite.query<AppliedRow>(sql)
        : await database.pool.query<AppliedRow>(sql);
    return result.rows;
  } catch (error) {
    if (errorCode(error) === UNDEFINED_TABLE) return [];
    throw error;
  }
}

/** The engine takes a while to load and most starts have nothing to apply. */
async function isUpToDate(database: Database, migrations: readonly MigrationFile[]): Promise<boolean> {
  const applied = new Map((await readApplied(database)).map((row) => [row.migration_name, row.checksum]));
  return migrations.every(({ name, checksum }) => applied.get(name) === checksum);
}

/**
 * Brings a database to the newest migration, as `prisma migrate deploy` would. Safe to call from several processes at once.
 * @throws DatabaseError `migration-failed` when a script fails or the database has a failed or changed migration.
 */
export async function migrate(database: Database, folder = MIGRATIONS_FOLDER): Promise<MigrationReport> {
  const migrations = await readMigrations(folder);
  if (await isUpToDate(database, migrations)) return { applied: [] };
  return exclusively(database, 'migrate', async () => {
    try {
      const output = await withSchemaEngine(database, (engine) =>
        engine.applyMigrations({ migrationsList: toMigrationList(folder, migrations), filters: NO_FILTER }),
      );
      return { applied: output.appliedMigrationNames };
    } catch (error) {
      throw new DatabaseError('migration-failed', `The database could not be migrated: ${errorLine(error)}`, {
        cause: error,
      });
    }
  });
}
