import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseError, errorLine } from '../errors.ts';

export interface DataFolderLock {
  release(): void;
}

const BUSY = 5;

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

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, '.write-test'), '');
  } catch (error) {
    throw new DatabaseError(
      'data-folder-unwritable',
      `The data folder ${dataDir} cannot be written: ${errorLine(error)}. Choose another one with FLOWHALL_DATA_DIR.`,
      { cause: error },
    );
  }
}

/**
 * Holds a data folder for this process. The lock is SQLite's lock on a file, because Node offers no other lock that
 * the operating system takes back by itself when the process is killed.
 * @throws DatabaseError `data-folder-in-use` at once, without waiting, and `data-folder-unwritable`.
 */
export function lockDataFolder(dataDir: string): DataFolderLock {
  prepareFolder(dataDir);
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
  writeFileSync(noteFile, `${process.pid}\n`);
  return { release: () => lock.close() };
}
