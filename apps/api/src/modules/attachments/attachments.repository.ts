import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { StoredFile } from './receive-file.ts';

export const create = (db: DatabaseClient, uploaderId: string, file: StoredFile) =>
  db.attachment.create({ data: { uploaderId, ...file } });

/** A file that the server made for an instance. */
export const createFor = (
  tx: Transaction,
  of: { readonly id: string; readonly instanceId: string; readonly uploaderId: string },
  file: StoredFile,
) => tx.attachment.create({ data: { ...of, ...file } });

export const find = (db: DatabaseClient, id: string) => db.attachment.findUnique({ where: { id } });

export const findAll = (db: DatabaseClient, ids: readonly string[]) =>
  db.attachment.findMany({ where: { id: { in: [...ids] } }, orderBy: { createdAt: 'asc' } });

export interface Binding {
  readonly instanceId: string;
  readonly userId: string;
  readonly ids: readonly string[];
  /** Files of others are refused also where they are part of the instance. */
  readonly ownOnly?: boolean;
}

/**
 * Makes files part of an instance: the person's own unused ones; those that are part of it already stay so.
 * Returns how many of the files are part of it now.
 */
export async function bind(tx: Transaction, { instanceId, userId, ids, ownOnly = false }: Binding): Promise<number> {
  const own = { uploaderId: userId };
  const { count } = await tx.attachment.updateMany({
    where: {
      id: { in: [...ids] },
      OR: [
        { instanceId, ...(ownOnly && own) },
        { instanceId: null, ...own },
      ],
    },
    data: { instanceId },
  });
  return count;
}

/** Removes an own file that nothing uses yet; resolves to its storage key, or to null when there is none. */
export async function removeUnused(db: DatabaseClient, id: string, uploaderId: string): Promise<string | null> {
  const [removed] = await db.$queryRaw<{ storageKey: string }[]>`
    DELETE FROM "Attachment" WHERE "id" = ${id}::uuid AND "uploaderId" = ${uploaderId}::uuid AND "instanceId" IS NULL
    RETURNING "storageKey"`;
  return removed?.storageKey ?? null;
}

export type AttachmentRow = NonNullable<Awaited<ReturnType<typeof find>>>;
