import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseError, errorLine } from '../errors.ts';

/**
 * Creates the data folder if it is missing and proves that it can be written.
 * @throws DatabaseError `data-folder-unwritable`
 */
export function prepareDataFolder(dataDir: string): void {
  try {
    createFolder(dataDir);
    writeFileSync(join(dataDir, '.write-test'), '');
  } catch (error) {
    throw new DatabaseError(
      'data-folder-unwritable',
      `The data folder ${dataDir} cannot be written: ${errorLine(error)}. Choose another one with FLOWHALL_DATA_DIR.`,
      { cause: error },
    );
  }
}

/** Node's recursive `mkdir` never returns where an existing parent answers ENOENT, as `/proc` does. */
function createFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) createFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else was quicker.
    if (!existsSync(folder)) throw error;
  }
}
