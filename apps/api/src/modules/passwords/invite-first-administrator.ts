import type { PrismaClient } from '@flowhall/db';
import { withTransaction } from '../../lib/transaction.ts';
import { type MadeLink, makeLink } from './password-links.ts';
import * as passwords from './passwords.repository.ts';

/** A link for the first administrator, good once and for a day; null as soon as somebody manages people here. */
export function inviteFirstAdministrator(prisma: PrismaClient, origin: string, now: Date): Promise<MadeLink | null> {
  return withTransaction(prisma, async (tx) => {
    if (await passwords.hasAdministrator(tx)) return null;
    return makeLink(tx, { kind: 'first-administrator', userId: null, origin, now });
  });
}
