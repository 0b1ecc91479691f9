import type { SetPhoneBody } from '@flowhall/contracts';
import { type PersonalBox, sealPhone } from '../../adapters/personal-box.ts';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { stepDone } from '../auth/index.ts';
import { type PhoneCodeServices, takeCode } from '../phone-codes/index.ts';
import * as accounts from './account.repository.ts';

export interface SetPhoneServices extends Pick<PhoneCodeServices, 'prisma' | 'clock' | 'codes'> {
  readonly personal: PersonalBox;
}

/** A code is good for one account: it proves a phone to nobody else. */
export const phonePurpose = (userId: string): string => `account:${userId}`;

/**
 * Keeps a phone as somebody's own.
 * @throws UserError `code-invalid`, whatever is wrong
 */
export async function setPhone(
  { prisma, clock, codes, personal }: SetPhoneServices,
  { userId, address }: { readonly userId: string; readonly address: string },
  { phone, code }: SetPhoneBody,
): Promise<void> {
  const at = clock();
  const entry = { at, actorId: userId, subject: userId, address };
  // A wrong attempt is counted, so the transaction must commit.
  const fits = await withTransaction(prisma, async (tx) => {
    if (!(await takeCode(tx, codes, { purpose: phonePurpose(userId), phone, code, now: at }))) {
      await recordAudit(tx, { action: 'phone-code-refused', ...entry });
      return false;
    }
    await accounts.setPhone(tx, userId, sealPhone(personal, phone), at);
    await stepDone(tx, userId, 'phone');
    await recordAudit(tx, { action: 'phone-verified', ...entry });
    return true;
  });
  if (!fits) throw new UserError('code-invalid');
}
