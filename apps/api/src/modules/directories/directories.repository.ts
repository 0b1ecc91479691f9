import type { DatabaseClient, Directory, Prisma, Transaction } from '@flowhall/db';

export type DirectoryRow = Directory;

export const findAll = (db: DatabaseClient): Promise<DirectoryRow[]> =>
  db.directory.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });

export const findOne = (db: DatabaseClient, id: string): Promise<DirectoryRow | null> =>
  db.directory.findUnique({ where: { id } });

/** Those whose time has come. */
export const findDue = (db: DatabaseClient, now: Date): Promise<DirectoryRow[]> =>
  db.directory.findMany({ where: { enabled: true, nextRunAt: { lte: now } } });

/** False when the key is taken. */
export async function insert(tx: Transaction, data: Prisma.DirectoryCreateManyInput): Promise<boolean> {
  const { count } = await tx.directory.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** False when it is not at that version any more. */
export async function update(
  tx: Transaction,
  { id, version }: { readonly id: string; readonly version: number },
  data: Prisma.DirectoryUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.directory.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** What runs leave behind; no change of the settings. */
export async function note(
  db: DatabaseClient,
  id: string,
  data: Pick<Prisma.DirectoryUpdateManyMutationInput, 'cursor' | 'lastFullAt' | 'nextRunAt'>,
): Promise<void> {
  await db.directory.updateMany({ where: { id }, data });
}

export async function remove(tx: Transaction, id: string): Promise<void> {
  await tx.directory.deleteMany({ where: { id } });
}

/** What a source kept is kept up to date here from now on. */
export async function takeOver(tx: Transaction, source: string): Promise<void> {
  const here = { source: 'local', externalId: null };
  await tx.user.updateMany({ where: { source }, data: here });
  await tx.department.updateMany({ where: { source }, data: here });
  await tx.group.updateMany({ where: { source }, data: here });
}
