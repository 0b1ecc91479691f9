import type { DatabaseClient, Transaction } from '@flowhall/db';

/** One person's key. */
export interface KeyOfUser {
  readonly userId: string;
  readonly key: string;
}

export interface StoredAnswer {
  readonly fingerprint: string;
  /** What the operation answered, which the fingerprint tells. */
  readonly response: unknown;
}

/** The answer that was stored under a key. */
export async function find(db: DatabaseClient, { userId, key }: KeyOfUser): Promise<StoredAnswer | null> {
  const [stored] = await db.$queryRaw<StoredAnswer[]>`
    SELECT "fingerprint", "response" FROM "IdempotencyKey" WHERE "userId" = ${userId}::uuid AND "key" = ${key}`;
  return stored ?? null;
}

/**
 * Takes a key for the rest of the transaction; resolves to the answer that was stored under it before. A transaction
 * that holds it unfinished is waited for. Two statements, sent together: what was stored while the first one waited is
 * seen only by one that began after it.
 */
export async function take(tx: Transaction, own: KeyOfUser): Promise<StoredAnswer | null> {
  const name = `idempotency-key:${own.userId}:${own.key}`;
  const [, stored] = await Promise.all([
    tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))::text`,
    find(tx, own),
  ]);
  return stored;
}

/** Stores the answer under a key. Fails when there is one; a transaction that is about to store one is waited for. */
export async function storeAnswer(
  tx: Transaction,
  { userId, key, fingerprint }: KeyOfUser & Pick<StoredAnswer, 'fingerprint'>,
  { status, body, at }: { readonly status: number; readonly body: unknown; readonly at: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "IdempotencyKey" ("userId", "key", "fingerprint", "status", "response", "createdAt")
    VALUES (${userId}::uuid, ${key}, ${fingerprint}, ${status}, ${JSON.stringify(body ?? null)}::jsonb, ${at})`;
}

/** Removes answers that were stored before an instant. Resolves to how many there were. */
export async function removeBefore(db: DatabaseClient, before: Date): Promise<number> {
  const { count } = await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
