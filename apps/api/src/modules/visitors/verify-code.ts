import type { VisitorLoginBody } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import type { PhoneCodes } from './phone-codes.ts';
import * as visitors from './visitors.repository.ts';

/** Wrong codes after which the right one does not count any more either. */
export const ATTEMPTS = 5;

/**
 * The visitor whose phone it is. A code is good for one use.
 * @throws UserError `code-invalid`, whatever is wrong
 */
export async function verifyCode(
  { prisma, clock, codes }: { readonly prisma: PrismaClient; readonly clock: Clock; readonly codes: PhoneCodes },
  { itemKey, phone, code }: VisitorLoginBody,
): Promise<string> {
  // A wrong attempt is counted, so the transaction must commit.
  const userId = await withTransaction(prisma, async (tx) => {
    const now = clock();
    const sent = await visitors.lockCode(tx, codes.keyOf('phone', phone), itemKey, now);
    if (!sent || sent.attempts >= ATTEMPTS) return null;
    if (!codes.fits(sent.id, code, sent.codeHash)) {
      await visitors.countAttempt(tx, sent.id);
      return null;
    }
    await visitors.useCode(tx, sent.id, now);
    const shown = `${phone.slice(0, 3)}****${phone.slice(-4)}`;
    return visitors.visitorWith(tx, { itemKey, phone, name: `访客 ${shown}`, nameEn: `Visitor ${shown}` });
  });
  if (!userId) throw new UserError('code-invalid');
  return userId;
}
