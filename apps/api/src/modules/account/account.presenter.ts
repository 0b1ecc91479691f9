import type { OwnAccount } from '@flowhall/contracts';
import { type PersonalBox, PHONE_OWNER } from '../../adapters/personal-box.ts';
import type { findAccount } from './account.repository.ts';

const SHOWN_BEFORE = 3;
const SHOWN_AFTER = 4;

/** Enough of a number for its owner to know it again. */
const maskPhone = (phone: string): string => `${phone.slice(0, SHOWN_BEFORE)}****${phone.slice(-SHOWN_AFTER)}`;

export function presentAccount(row: Awaited<ReturnType<typeof findAccount>>, personal: PersonalBox): OwnAccount {
  const { phone, phoneVerifiedAt, passwordHash } = row;
  return {
    phone: phone && maskPhone(personal.open(phone, PHONE_OWNER)),
    phoneVerified: phone !== null && phoneVerifiedAt !== null,
    hasPassword: passwordHash !== null,
  };
}
