import type { Attachment, DatabaseClient, Transaction } from '@flowhall/db';
import type { StoredFile } from './receive-file.ts';

export const create = (db: DatabaseClient, uploaderId: string, file: StoredFile, createdAt: Date) =>
  db.attachment.create({ data: { uploaderId, createdAt, ...file } });

/** A file that the server makes, on behalf of somebody; to be bound like every other, or it is swept. */
export const createMade = (
  db: DatabaseClient,
  of: { readonly id: string; readonly uploaderId: string; readonly createdAt: Date },
  file: StoredFile,
) => db.attachment.create({ data: { ...of, ...file } });

export const find = (db: DatabaseClient, id: string) => db.attachment.findUnique({ where: { id } });

export const findAll = (db: DatabaseClient, ids: readonly string[]): Promise<Attachment[]> =>
  db.$queryRaw`SELECT * FROM "Attachment" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "createdAt"`;

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

/** Own files that nothing uses yet count as uploaded now; those of others are left alone. */
export async function keepUnused(
  db: DatabaseClient,
  uploaderId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await db.attachment.updateMany({
    where: { id: { in: [...ids] }, uploaderId, instanceId: null },
    data: { createdAt: at },
  });
}

/** Removes an own file that nothing uses yet; resolves to its storage key, or to null when there is none. */
export async function removeUnused(db: DatabaseClient, id: string, uploaderId: string): Promise<string | null> {
  const [removed] = await db.$queryRaw<{ storageKey: string }[]>`
    DELETE FROM "Attachment" WHERE "id" = ${id}::uuid AND "uploaderId" = ${uploaderId}::uuid AND "instanceId" IS NULL
    RETURNING "storageKey"`;
  return removed?.storageKey ?? null;
}

/**
 * Removes files that came before an instant and that no application and no draft of their uploader refers to; resolves to
 * their storage keys, at most so many. One that is being bound at the same time stays.
 */
export async function removeAbandoned(db: DatabaseClient, before: Date, limit: number): Promise<string[]> {
  const removed = await db.$queryRaw<{ storageKey: string }[]>`
    DELETE FROM "Attachment" WHERE "instanceId" IS NULL AND "id" IN (
      SELECT a."id" FROM "Attachment" a
      WHERE a."instanceId" IS NULL AND a."createdAt" < ${before} AND NOT EXISTS (
        SELECT 1 FROM "Draft" d
        WHERE d."userId" = a."uploaderId" AND strpos(d."form"::text, a."id"::text) > 0)
      LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "storageKey"`;
  return removed.map(({ storageKey }) => storageKey);
}

export type AttachmentRow = NonNullable<Awaited<ReturnType<typeof find>>>;
