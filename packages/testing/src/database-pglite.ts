import { openAsBlob } from 'node:fs';
import { access, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase, type Database, migrate } from '@flowhall/db';
import { exclusively, testRun } from './database-run.ts';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function writeTemplate(file: string, migrated: boolean): Promise<void> {
  const database = await createDatabase({ memory: true });
  if (migrated) await migrate(database);
  if (database.kind !== 'pglite') throw new Error('A database in memory is a PGlite');
  const dump = await database.pglite.dumpDataDir('none');
  await database.close();
  await writeFile(`${file}.new`, dump.stream());
  await rename(`${file}.new`, file);
}

/** Initialising a PGlite takes seconds and loading a dump a fraction of one, so the run makes each template once. */
async function template(migrated: boolean): Promise<Blob> {
  const file = join(testRun().folder, migrated ? 'migrated.tar' : 'empty.tar');
  if (!(await exists(file))) {
    await exclusively('pglite', async () => {
      if (!(await exists(file))) await writeTemplate(file, migrated);
    });
  }
  return openAsBlob(file);
}

export async function createTestPGlite(empty = false): Promise<Database> {
  return createDatabase({ memory: true, dump: await template(!empty) });
}
