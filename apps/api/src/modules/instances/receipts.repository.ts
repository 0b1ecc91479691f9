import type { DatabaseClient, Transaction } from '@flowhall/db';

/** Notes that something was taken; false when it had been before. Waits for a transaction that is about to take it. */
export async function take(tx: Transaction, key: string, at: Date): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO "Receipt" ("key", "createdAt") VALUES (${key}, ${at}) ON CONFLICT DO NOTHING`;
  return taken > 0;
}

/** Jobs are tried for days; nothing is delivered again after a month. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Removes receipts that nothing will ask for again. */
export async function forgetReceipts(db: DatabaseClient, now: Date): Promise<void> {
  await db.receipt.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - KEPT_MS) } } });
}
