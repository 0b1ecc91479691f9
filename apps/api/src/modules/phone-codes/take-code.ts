import type { Transaction } from '@flowhall/db';
import * as sentCodes from './phone-codes.repository.ts';
import type { PhoneCodes } from './phone-codes.ts';

/** Wrong codes after which the right one does not count any more either. */
export const ATTEMPTS = 5;

/**
 * Whether it is the code that was sent to the phone for this purpose, which is good for one use. A wrong attempt is
 * counted, so the transaction must commit whatever the answer.
 */
export async function takeCode(
  tx: Transaction,
  codes: PhoneCodes,
  { purpose, phone, code, now }: { purpose: string; phone: string; code: string; now: Date },
): Promise<boolean> {
  const sent = await sentCodes.lockCode(tx, codes.keyOf('phone', phone), purpose, now);
  if (!sent || sent.attempts >= ATTEMPTS) return false;
  if (!codes.fits(sent.id, code, sent.codeHash)) {
    await sentCodes.countAttempt(tx, sent.id);
    return false;
  }
  await sentCodes.useCode(tx, sent.id, now);
  return true;
}
