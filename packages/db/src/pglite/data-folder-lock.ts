import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseError } from '../errors.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';

export interface DataFolderLock {
  release(): void;
}

const BUSY = 5;

/** A lock that nobody refers to any more would be collected as garbage, and the folder be free while it is in use. */
const held = new Set<DatabaseSync>();

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === BUSY;
}

function holder(noteFile: string): string {
  try {
    return ` (process ${readFileSync(noteFile, 'utf8').trim()})`;
  } catch {
    return '';
  }
}

/**
 * Holds a data folder for this process. The lock is SQLite's lock on a file, because Node offers no other lock that
 * the operating system takes back by itself when the process is killed.
 * @throws DatabaseError `data-folder-in-use` at once, without waiting, and `data-folder-unwritable`.
 */
export function lockDataFolder(dataDir: string): DataFolderLock {
  prepareDataFolder(dataDir);
  const noteFile = join(dataDir, 'lock.pid');
  const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new DatabaseError(
      'data-folder-in-use',
      `The data folder ${dataDir} is in use by another Flowhall${holder(noteFile)}. Stop it, or choose another folder with FLOWHALL_DATA_DIR.`,
      { cause: error },
    );
  }
  held.add(lock);
  writeFileSync(noteFile, `${process.pid}\n`);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}
