import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { Place } from '../../lib/cursor.ts';
import { toJson } from '../../lib/json.ts';

/** One page of a person's drafts, last changed first, and one row more when there is a next page. */
export function findPage(db: DatabaseClient, filter: { userId: string; after?: Place; limit: number }) {
  const { userId, after, limit } = filter;
  return db.draft.findMany({
    where: {
      userId,
      ...(after && { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
}
export type DraftRow = Awaited<ReturnType<typeof findPage>>[number];

export const find = (db: DatabaseClient, id: string, userId: string) => db.draft.findFirst({ where: { id, userId } });

export const count = (db: DatabaseClient, userId: string) => db.draft.count({ where: { userId } });

export const create = (
  db: DatabaseClient,
  draft: { userId: string; itemKey: string; definitionId: string; form: unknown },
) => db.draft.create({ data: { ...draft, form: toJson(draft.form) } });

/** Stores new values over the version that the writer saw; null when the draft is gone or at another version. */
export async function save(
  db: DatabaseClient,
  draft: { id: string; userId: string; version: number; form: unknown },
): Promise<DraftRow | null> {
  const { id, userId, version } = draft;
  const [saved] = await db.draft.updateManyAndReturn({
    where: { id, userId, version },
    data: { form: toJson(draft.form), version: { increment: 1 } },
  });
  return saved ?? null;
}

/** Removes an own draft; false when there is none. */
export async function remove(db: DatabaseClient | Transaction, id: string, userId: string): Promise<boolean> {
  const { count } = await db.draft.deleteMany({ where: { id, userId } });
  return count > 0;
}

/** The person's own files that a draft's values may refer to. */
export function findFiles(db: DatabaseClient, userId: string, ids: readonly string[]) {
  return db.attachment.findMany({
    where: { id: { in: [...ids] }, uploaderId: userId },
    orderBy: { createdAt: 'asc' },
  });
}
