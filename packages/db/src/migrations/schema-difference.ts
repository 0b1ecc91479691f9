import type { Database } from '../database.ts';
import { MIGRATIONS_FOLDER, readMigrations, readSchema } from './files.ts';
import { NO_FILTER, toMigrationList, withSchemaEngine } from './schema-engine.ts';

/** SQL that leads from all migrations to the Prisma schema; empty when there is nothing to do. */
export async function migrationsDifference(database: Database): Promise<string> {
  return difference(database, {
    tag: 'migrations',
    ...toMigrationList(MIGRATIONS_FOLDER, await readMigrations()),
  });
}

/** SQL that leads from what is really in the database to the Prisma schema; empty when there is nothing to do. */
export async function schemaDifference(database: Database): Promise<string> {
  return difference(database, { tag: 'schemaDatasource', files: await readSchema(), configDir: '' });
}

type DiffTarget = Parameters<Parameters<Parameters<typeof withSchemaEngine>[1]>[0]['diff']>[0]['from'];

async function difference(database: Database, from: DiffTarget): Promise<string> {
  const files = await readSchema();
  const result = await withSchemaEngine(database, (engine) =>
    engine.diff({ from, to: { tag: 'schemaDatamodel', files }, script: true, exitCode: true, filters: NO_FILTER }),
  );
  const script = result.stdout?.trim() ?? '';
  return script === '-- This is an empty migration.' ? '' : script;
}
