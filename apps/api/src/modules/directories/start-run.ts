import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import * as directories from './directories.repository.ts';
import * as runs from './runs.repository.ts';
import type { DirectoryServices } from './services.ts';

type Starting = Pick<DirectoryServices, 'prisma' | 'clock' | 'enqueueRun'>;

const MINUTE_MS = 60_000;
/** Everything is read so often: who is missing is only seen then. */
const FULL_MS = 24 * 60 * MINUTE_MS;

/** @throws UserError `directory-busy` */
export async function startRun(
  services: Omit<Starting, 'prisma'>,
  tx: Transaction,
  directory: directories.DirectoryRow,
  { dry, full }: { readonly dry: boolean; readonly full: boolean },
): Promise<runs.RunRow> {
  if (await runs.hasUndone(tx, directory.id)) throw new UserError('directory-busy');
  const createdAt = services.clock();
  const everything = full || directory.cursor === null;
  const run = await runs.insert(tx, { directoryId: directory.id, dry, full: everything, createdAt });
  await services.enqueueRun(tx, { runId: run.id });
  return run;
}

/** Begins the runs whose time has come. One that waits for somebody's word keeps the next ones from beginning. */
export async function startDueRuns(services: Starting): Promise<void> {
  const { prisma, clock } = services;
  const now = clock();
  for (const directory of await directories.findDue(prisma, now)) {
    await withTransaction(prisma, async (tx) => {
      const nextRunAt = new Date(now.getTime() + directory.everyMinutes * MINUTE_MS);
      await directories.note(tx, directory.id, { nextRunAt: directory.everyMinutes > 0 ? nextRunAt : null });
      if (await runs.hasUndone(tx, directory.id)) return;
      const full = now.getTime() - (directory.lastFullAt?.getTime() ?? 0) >= FULL_MS;
      await startRun(services, tx, directory, { dry: false, full });
    });
  }
}
