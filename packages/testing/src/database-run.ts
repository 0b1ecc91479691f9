import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const VARIABLE = 'FLOWHALL_TEST_RUN';
const LOCK_WAIT_MS = 120_000;

/** What the processes of one test run share. */
export interface TestRun {
  /** Holds templates and a started server. */
  readonly folder: string;
  /** Part of the names of databases on a shared server. */
  readonly id: string;
  /** True when nobody began the run for all processes: this process then cleans up after itself. */
  readonly own: boolean;
}

let current: TestRun | undefined;

/** Begins a run whose folder the processes started from now on share. To be called once, before them. */
export function beginTestRun(): TestRun {
  current = createRun(false);
  process.env[VARIABLE] = current.folder;
  return current;
}

function createRun(own: boolean): TestRun {
  const folder = mkdtempSync(join(tmpdir(), 'flowhall-test-'));
  return { folder, id: idOf(folder), own };
}

const idOf = (folder: string): string => basename(folder).replace('flowhall-test-', '').toLowerCase();

export function testRun(): TestRun {
  if (current) return current;
  const folder = process.env[VARIABLE];
  current = folder ? { folder, id: idOf(folder), own: false } : createRun(true);
  if (current.own) process.on('exit', () => rmSync(current?.folder ?? '', { recursive: true, force: true }));
  return current;
}

/** Runs `fn` in one process of the run at a time. Waiting blocks the process: it has nothing else to do. */
export async function exclusively<T>(name: string, fn: () => Promise<T>): Promise<T> {
  const { folder } = testRun();
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, `${name}.lock`), { timeout: LOCK_WAIT_MS });
  lock.exec('BEGIN EXCLUSIVE');
  try {
    return await fn();
  } finally {
    lock.close();
  }
}
