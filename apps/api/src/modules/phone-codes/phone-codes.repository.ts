import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';

/** Codes asked for with this phone or from this address wait for each other until the transaction ends. */
export async function lockKeys(tx: Transaction, ...keys: string[]): Promise<void> {
  for (const key of [...keys].sort()) {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`phone-code:${key}`}, 0))::text`;
  }
}

/** When the latest codes were sent, newest first: to a phone, for an address, or all. */
export async function findSent(
  tx: Transaction,
  where: { readonly phoneKey?: string; readonly addressKey?: string },
  since: Date,
  limit = 1000,
): Promise<Date[]> {
  const rows = await tx.phoneCode.findMany({
    where: { ...where, createdAt: { gt: since } },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true },
    take: limit,
  });
  return rows.map((row) => row.createdAt);
}

export interface NewCode {
  readonly id: string;
  readonly purpose: string;
  readonly phoneKey: string;
  readonly addressKey: string;
  readonly codeHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Adds a code; those sent before are good for nothing any more. */
export async function addCode(tx: Transaction, code: NewCode): Promise<void> {
  const { phoneKey, purpose, createdAt } = code;
  await tx.phoneCode.updateMany({
    where: { phoneKey, purpose, expiresAt: { gt: createdAt } },
    data: { expiresAt: createdAt },
  });
  await tx.phoneCode.create({ data: code });
}

export const forgetCodes = (db: DatabaseClient, before: Date) =>
  db.phoneCode.deleteMany({ where: { createdAt: { lt: before } } });

/** The code that counts, locked; null when there is none that is unused and has not expired. */
export async function lockCode(tx: Transaction, phoneKey: string, purpose: string, now: Date) {
  const rows = await tx.$queryRaw<{ id: string; codeHash: string; attempts: number }[]>(Prisma.sql`
    SELECT "id", "codeHash", "attempts" FROM "PhoneCode"
    WHERE "phoneKey" = ${phoneKey} AND "purpose" = ${purpose} AND "usedAt" IS NULL AND "expiresAt" > ${now}
    ORDER BY "createdAt" DESC LIMIT 1 FOR UPDATE`);
  return rows[0] ?? null;
}

export async function countAttempt(tx: Transaction, id: string): Promise<void> {
  await tx.phoneCode.update({ where: { id }, data: { attempts: { increment: 1 } } });
}

export async function useCode(tx: Transaction, id: string, usedAt: Date): Promise<void> {
  await tx.phoneCode.update({ where: { id }, data: { usedAt } });
}
