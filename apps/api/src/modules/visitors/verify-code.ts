import type { VisitorLoginBody } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import { type PersonalBox, sealPhone } from '../../adapters/personal-box.ts';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { type PhoneCodes, takeCode } from '../phone-codes/index.ts';
import * as visitors from './visitors.repository.ts';

/**
 * The visitor whose phone it is. A code is good for one use.
 * @throws UserError `code-invalid`, whatever is wrong
 */
export async function verifyCode(
  {
    prisma,
    clock,
    codes,
    personal,
  }: {
    readonly prisma: PrismaClient;
    readonly clock: Clock;
    readonly codes: PhoneCodes;
    readonly personal: PersonalBox;
  },
  { itemKey, phone, code }: VisitorLoginBody,
): Promise<string> {
  // A wrong attempt is counted, so the transaction must commit.
  const userId = await withTransaction(prisma, async (tx) => {
    if (!(await takeCode(tx, codes, { purpose: itemKey, phone, code, now: clock() }))) return null;
    const shown = `${phone.slice(0, 3)}****${phone.slice(-4)}`;
    return visitors.visitorWith(tx, {
      itemKey,
      ...sealPhone(personal, phone),
      ...{ name: `访客 ${shown}`, nameEn: `Visitor ${shown}` },
    });
  });
  if (!userId) throw new UserError('code-invalid');
  return userId;
}
