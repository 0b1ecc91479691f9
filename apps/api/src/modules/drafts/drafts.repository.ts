import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';
import type { Place } from '../../lib/cursor.ts';
import { toJson } from '../../lib/json.ts';

export interface DraftFilter {
  readonly userId: string;
  readonly itemKey?: string;
  /** All must occur among what was filled in, or in the service's name. */
  readonly words?: readonly string[];
  readonly from?: Date;
  /** Excluded. */
  readonly to?: Date;
  readonly after?: Place;
  readonly limit: number;
}

export type DraftRow = NonNullable<Awaited<ReturnType<typeof find>>>;

/** One page of a person's drafts, last changed first, and one row more when there is a next page. */
export function findPage(db: DatabaseClient, filter: DraftFilter): Promise<DraftRow[]> {
  const { userId, itemKey, words = [], from, to, after, limit } = filter;
  const conditions = [
    Prisma.sql`d."userId" = ${userId}::uuid`,
    ...(itemKey ? [Prisma.sql`d."itemKey" = ${itemKey}`] : []),
    ...(from ? [Prisma.sql`d."updatedAt" >= ${from}`] : []),
    ...(to ? [Prisma.sql`d."updatedAt" < ${to}`] : []),
    ...words.map(contains),
    ...(after ? [Prisma.sql`(d."updatedAt", d."id") < (${after.at}, ${after.id}::uuid)`] : []),
  ];
  return db.$queryRaw`
    SELECT d.* FROM "Draft" d JOIN "Definition" v ON v."id" = d."definitionId"
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY d."updatedAt" DESC, d."id" DESC LIMIT ${limit + 1}`;
}

/** Nobody has many drafts: looking through each is quick. */
function contains(word: string): Prisma.Sql {
  const pattern = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return Prisma.sql`(v."manifest"->'name'->>'zh' ILIKE ${pattern} OR v."manifest"->'name'->>'en' ILIKE ${pattern}
    OR EXISTS (SELECT 1 FROM jsonb_path_query(d."form", '$.**') "value"
      WHERE jsonb_typeof("value") IN ('string', 'number') AND "value" #>> '{}' ILIKE ${pattern}))`;
}

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
