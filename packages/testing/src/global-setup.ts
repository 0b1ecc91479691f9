import { rmSync } from 'node:fs';
import { dropTestDatabases, stopTestPostgres } from './database-postgres.ts';
import { beginTestRun } from './database-run.ts';

/** Vitest's global setup: all processes of the run share templates and the server, which start when first needed. */
export default function setup(): () => Promise<void> {
  const { folder } = beginTestRun();
  return async () => {
    await dropTestDatabases();
    stopTestPostgres();
    rmSync(folder, { recursive: true, force: true });
  };
}
