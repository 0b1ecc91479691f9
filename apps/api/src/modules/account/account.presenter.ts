import type { OwnAccount } from '@flowhall/contracts';
import type { findAccount } from './account.repository.ts';

const SHOWN_BEFORE = 3;
const SHOWN_AFTER = 4;

/** Enough of a number for its owner to know it again. */
const maskPhone = (phone: string): string => `${phone.slice(0, SHOWN_BEFORE)}****${phone.slice(-SHOWN_AFTER)}`;

export function presentAccount(row: Awaited<ReturnType<typeof findAccount>>): OwnAccount {
  return {
    phone: row.phone && maskPhone(row.phone),
    phoneVerified: row.phone !== null && row.phoneVerifiedAt !== null,
  };
}
