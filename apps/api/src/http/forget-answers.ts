import type { DatabaseClient } from '@flowhall/db';
import * as keys from './idempotency-keys.repository.ts';

/** Job that runs once a day. */
export const FORGET_ANSWERS = 'forget-answers';

/** A client that repeats a request does so within minutes; a phone that was offline, within days. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Removes stored answers that nobody will ask for again. Resolves to how many there were. */
export const forgetAnswers = (db: DatabaseClient, now: Date): Promise<number> =>
  keys.removeBefore(db, new Date(now.getTime() - KEPT_MS));
