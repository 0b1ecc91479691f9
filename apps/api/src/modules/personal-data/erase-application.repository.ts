import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';

/** Locks an application that has ended and is not erased yet. Null when it is none. */
export async function lockEnded(tx: Transaction, id: string) {
  const rows = await tx.$queryRaw<
    { id: string; number: string; itemKey: string; departmentId: string | null; initiatorId: string }[]
  >`
    SELECT "id", "number", "itemKey", "departmentId", "initiatorId" FROM "Instance"
    WHERE "id" = ${id}::uuid AND "endedAt" IS NOT NULL AND "erasedAt" IS NULL FOR UPDATE`;
  return rows[0] ?? null;
}

export const findEntries = (tx: Transaction, instanceId: string) =>
  tx.historyEntry.findMany({ where: { instanceId }, orderBy: { seq: 'asc' } });

export interface ErasedEntry {
  readonly id: string;
  readonly detail: unknown;
  readonly changes: unknown;
  /** Vouches for what is left. */
  readonly residue: string;
}

export async function saveEntry(tx: Transaction, { id, detail, changes, residue }: ErasedEntry): Promise<void> {
  await tx.$executeRaw`
    UPDATE "HistoryEntry" SET "detail" = ${JSON.stringify(detail)}::jsonb, "changes" = ${JSON.stringify(changes)}::jsonb,
      "residue" = ${residue}
    WHERE "id" = ${id}::uuid`;
}

/**
 * Removes values, comments, files and what the application is searched by; number, title, outcome and who acted when stay.
 * Resolves to the storage keys of the files.
 */
export async function eraseContent(tx: Transaction, id: string, at: Date): Promise<string[]> {
  await tx.$executeRaw`
    UPDATE "Instance" SET "snapshot" = NULL, "sealed" = false, "erasedAt" = ${at},
      "variables" = jsonb_build_object('form', '{}'::jsonb, 'data', '{}'::jsonb,
        'steps', coalesce("variables"->'steps', '{}'), 'outcome', "variables"->'outcome')
    WHERE "id" = ${id}::uuid`;
  await tx.instanceSearch.deleteMany({ where: { instanceId: id } });
  await tx.comment.deleteMany({ where: { instanceId: id } });
  await tx.migrationItem.updateMany({ where: { instanceId: id }, data: { before: Prisma.DbNull } });
  const files = await tx.attachment.findMany({ where: { instanceId: id }, select: { storageKey: true } });
  await tx.attachment.deleteMany({ where: { instanceId: id } });
  return files.map(({ storageKey }) => storageKey);
}

/** Services with what their present version says. */
export const findManifests = (db: DatabaseClient) =>
  db.item.findMany({ select: { key: true, currentDefinition: { select: { manifest: true } } } });

/** Applications of a service that ended before an instant, the longest ended first. */
export const findEndedBefore = (db: DatabaseClient, itemKey: string, before: Date, limit: number) =>
  db.instance.findMany({
    where: { itemKey, endedAt: { lt: before }, erasedAt: null },
    select: { id: true },
    orderBy: [{ endedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
