import type { DatabaseClient, DirectoryRun, DirectoryRunEntry, Prisma, Transaction } from '@flowhall/db';

export type RunRow = DirectoryRun;
export type RunEntryRow = DirectoryRunEntry;

/** States in which a run has still something to do. */
const UNDONE = ['queued', 'reading', 'applying', 'asks'];
/** Rows of one statement. */
const CHUNK = 2000;
/** Runs of a directory that are kept. */
const KEPT = 50;

export const insert = (
  tx: Transaction,
  data: Pick<RunRow, 'directoryId' | 'full' | 'dry' | 'createdAt'>,
): Promise<RunRow> => tx.directoryRun.create({ data: { ...data, state: 'queued' } });

export const findOne = (db: DatabaseClient, id: string): Promise<RunRow | null> =>
  db.directoryRun.findUnique({ where: { id } });

export async function hasUndone(db: DatabaseClient, directoryId: string): Promise<boolean> {
  return (await db.directoryRun.count({ where: { directoryId, state: { in: UNDONE } } })) > 0;
}

export const findLatest = (db: DatabaseClient, directoryId: string, limit: number): Promise<RunRow[]> =>
  db.directoryRun.findMany({ where: { directoryId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: limit });

/** Only while it is in one of these states; false otherwise. */
export async function change(
  db: DatabaseClient,
  { id, from }: { readonly id: string; readonly from: readonly string[] },
  data: Prisma.DirectoryRunUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await db.directoryRun.updateMany({ where: { id, state: { in: [...from] } }, data });
  return count === 1;
}

export async function noteRead(db: DatabaseClient, id: string, read: number): Promise<void> {
  await db.directoryRun.updateMany({ where: { id }, data: { read } });
}

/** What a run found, instead of what it had found before. */
export async function replaceEntries(
  tx: Transaction,
  runId: string,
  entries: readonly Omit<Prisma.DirectoryRunEntryCreateManyInput, 'runId' | 'seq'>[],
): Promise<void> {
  await tx.directoryRunEntry.deleteMany({ where: { runId } });
  const rows = entries.map((entry, index) => ({ ...entry, runId, seq: index + 1 }));
  for (let from = 0; from < rows.length; from += CHUNK) {
    await tx.directoryRunEntry.createMany({ data: rows.slice(from, from + CHUNK) });
  }
}

export const findEntries = (
  db: DatabaseClient,
  { runId, change: wanted, after, limit }: { runId: string; change: string | undefined; after: number; limit: number },
): Promise<RunEntryRow[]> =>
  db.directoryRunEntry.findMany({
    where: { runId, seq: { gt: after }, ...(wanted !== undefined && { change: wanted }) },
    orderBy: { seq: 'asc' },
    take: limit,
  });

/** Forgets all runs of a directory but the latest ones. */
export async function forgetOld(tx: Transaction, directoryId: string): Promise<void> {
  const old = await tx.directoryRun.findMany({
    where: { directoryId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: KEPT,
    select: { id: true },
  });
  if (old.length > 0) await tx.directoryRun.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}
