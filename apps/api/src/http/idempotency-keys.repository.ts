import type { DatabaseClient, Transaction } from '@flowhall/db';
import { fromJson } from '../lib/json.ts';

/** One person's key. */
export interface KeyOfUser {
  readonly userId: string;
  readonly key: string;
}

/**
 * Takes a key for the rest of the transaction; false when it was taken before. A transaction that holds it unfinished is
 * waited for.
 */
export async function take(
  tx: Transaction,
  { userId, key }: KeyOfUser,
  fingerprint: string,
  at: Date,
): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO "IdempotencyKey" ("userId", "key", "fingerprint", "status", "response", "createdAt")
    VALUES (${userId}::uuid, ${key}, ${fingerprint}, 0, 'null', ${at})
    ON CONFLICT DO NOTHING`;
  return taken > 0;
}

/** Stores the answer under a key that this transaction took. */
export async function storeAnswer(
  tx: Transaction,
  { userId, key }: KeyOfUser,
  { status, body }: { readonly status: number; readonly body: unknown },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "IdempotencyKey" SET "status" = ${status}, "response" = ${JSON.stringify(body ?? null)}::jsonb
    WHERE "userId" = ${userId}::uuid AND "key" = ${key}`;
}

/** The stored answer; `T` is what the operation answers, which the fingerprint guarantees. */
export async function findAnswer<T>(tx: Transaction, { userId, key }: KeyOfUser) {
  const { fingerprint, response } = await tx.idempotencyKey.findUniqueOrThrow({
    where: { userId_key: { userId, key } },
    select: { fingerprint: true, response: true },
  });
  return { fingerprint, answer: fromJson<T>(response) };
}

/** Removes answers that were stored before an instant. Resolves to how many there were. */
export async function removeBefore(db: DatabaseClient, before: Date): Promise<number> {
  const { count } = await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
