import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const prismaFolder = fileURLToPath(new URL('../../../../prisma', import.meta.url));

export const MIGRATIONS_FOLDER = join(prismaFolder, 'migrations');
const SCHEMA_FOLDER = join(prismaFolder, 'schema');

export interface MigrationFile {
  /** Folder name: `<timestamp>_<name>`. */
  name: string;
  script: string;
  /** As Prisma writes it into `_prisma_migrations`. */
  checksum: string;
}

/** All migrations in the order in which they apply. Throws when the folder is missing: no migrations would pass for all. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<MigrationFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    }),
  );
}

/** The Prisma schema, one entry per file. */
export async function readSchema(): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(SCHEMA_FOLDER)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(SCHEMA_FOLDER, name);
      return { path, content: await readFile(path, 'utf8') };
    }),
  );
}
