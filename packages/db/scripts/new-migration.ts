// pnpm --filter @flowhall/db migration <name>: writes the migration that leads from the migrations so far to the schema.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase } from '../src/database.ts';
import { MIGRATIONS_FOLDER } from '../src/migrations/files.ts';
import { migrationsDifference } from '../src/migrations/schema-difference.ts';

const name = process.argv[2] ?? '';
if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  console.error('Give the migration a name in snake_case: pnpm --filter @flowhall/db migration add_deputies');
  process.exit(1);
}

const database = await createDatabase({ memory: true });
const script = await migrationsDifference(database);
await database.close();
if (script === '') {
  console.log('The migrations already equal the schema.');
} else {
  const timestamp = new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${timestamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), `${script}\n`);
  await writeFile(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'provider = "postgresql"\n');
  console.log(`Written: ${folder}. Read it before you commit it.`);
}
process.exit(0);
