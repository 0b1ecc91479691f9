import { type DatabaseClient, Prisma } from '@flowhall/db';

/** Until when attempts under these keys are refused; null when none is. */
export async function findBlock(client: DatabaseClient, keys: readonly string[], now: Date): Promise<Date | null> {
  const row = await client.signInBrake.findFirst({
    where: { key: { in: [...keys] }, blockedUntil: { gt: now } },
    orderBy: { blockedUntil: 'desc' },
    select: { blockedUntil: true },
  });
  return row?.blockedUntil ?? null;
}

export interface Count {
  readonly key: string;
  /** Failures that cost nothing. */
  readonly free: number;
  readonly firstMs: number;
  readonly longestMs: number;
  /** What is older counts no more. */
  readonly since: Date;
  readonly now: Date;
}

/**
 * Counts an attempt as failed before anybody knows how it ends, so that many at once do not slip through. False when
 * attempts are refused.
 */
export async function count(
  client: DatabaseClient,
  { key, free, firstMs, longestMs, since, now }: Count,
): Promise<boolean> {
  const failures = Prisma.sql`(CASE WHEN "SignInBrake"."lastAt" < ${since} THEN 1 ELSE "SignInBrake"."failures" + 1 END)`;
  const rows = await client.$queryRaw<{ key: string }[]>(Prisma.sql`
    INSERT INTO "SignInBrake" ("key", "failures", "lastAt") VALUES (${key}, 1, ${now})
    ON CONFLICT ("key") DO UPDATE SET "failures" = ${failures}, "lastAt" = ${now},
      "blockedUntil" = CASE WHEN ${failures} < ${free} THEN NULL
        ELSE ${now}::timestamptz + LEAST(${firstMs} * power(2, LEAST(${failures} - ${free}, 20)), ${longestMs}) * interval '1 millisecond' END
    WHERE "SignInBrake"."blockedUntil" IS NULL OR "SignInBrake"."blockedUntil" <= ${now}
    RETURNING "key"`);
  return rows.length === 1;
}

/** Nothing counts any more under a key. */
export async function forget(client: DatabaseClient, keys: readonly string[]): Promise<void> {
  await client.signInBrake.deleteMany({ where: { key: { in: [...keys] } } });
}

/** Takes one failure back that was none. */
export async function takeBack(client: DatabaseClient, key: string): Promise<void> {
  await client.signInBrake.updateMany({
    where: { key, failures: { gt: 0 } },
    data: { failures: { decrement: 1 }, blockedUntil: null },
  });
}

export async function forgetOld(client: DatabaseClient, before: Date): Promise<void> {
  await client.signInBrake.deleteMany({ where: { lastAt: { lt: before } } });
}
