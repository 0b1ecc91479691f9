import type { DatabaseClient } from '@flowhall/db';

export const FORGET_ANSWERS = 'forget-answers';

/** A client that repeats a request does so within minutes; a phone that was offline, within days. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** When answers are forgotten next. */
export const nextForgetting = (now: Date): Date => new Date(now.getTime() + DAY_MS);

/** Removes stored answers that nobody will ask for again. Resolves to how many there were. */
export async function forgetAnswers(db: DatabaseClient, now: Date): Promise<number> {
  const { count } = await db.idempotencyKey.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - KEPT_MS) } },
  });
  return count;
}
