import type { LoginBody } from '@flowhall/contracts';
import type { Database } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import { networkOf } from '../phone-codes/index.ts';
import type { Brake } from './brake.ts';
import { type Origin, openSession } from './open-session.ts';
import { passwordFits } from './passwords.ts';
import type { RefreshToken } from './refresh-token.ts';
import * as sessions from './sessions.repository.ts';
import * as users from './users.repository.ts';

/** However often it is renewed, a visitor's sign-in ends after this. */
export const VISITOR_LIFETIME_MS = 2 * 60 * 60 * 1000;

/**
 * Opens a session for a person with a local password.
 * @throws UserError `invalid-credentials`, without saying which of the two was wrong; `too-many-requests`.
 */
export async function signIn(
  { database: { prisma }, clock, brake }: { database: Database; clock: Clock; brake: Brake },
  { username, password }: LoginBody,
  { browser, ...origin }: Origin & { readonly browser: string | undefined },
): Promise<RefreshToken & { userId: string }> {
  const now = clock();
  const { address } = origin;
  const attempt = { username, network: networkOf(address), browser };
  const user = await users.findCredentials(prisma, username);
  try {
    await brake.begin(prisma, attempt);
  } catch (error) {
    await recordAudit(prisma, { action: 'sign-in-braked', at: now, address, ...(user && { subject: user.id }) });
    throw error;
  }
  if (!(await passwordFits(password, user?.passwordHash)) || !user) {
    // The name that was typed is not kept: people type passwords into that field.
    await recordAudit(prisma, { action: 'sign-in-failed', at: now, address, ...(user && { subject: user.id }) });
    throw new UserError('invalid-credentials');
  }
  await brake.release(prisma, attempt);
  const sessionId = await openSession(prisma, { userId: user.id, origin, now });
  await recordAudit(prisma, { action: 'sign-in', at: now, actorId: user.id, subject: sessionId, address });
  return { sessionId, generation: 1, userId: user.id };
}

/** Opens the short session of a visitor whose phone has been verified. */
export async function signInVisitor(
  { database: { prisma }, clock }: { database: Database; clock: Clock },
  userId: string,
  { address, userAgent }: Origin,
): Promise<RefreshToken & { userId: string }> {
  const now = clock();
  const expiresAt = new Date(now.getTime() + VISITOR_LIFETIME_MS);
  const sessionId = await sessions.create(prisma, { userId, userAgent, now, expiresAt });
  await recordAudit(prisma, { action: 'visitor-sign-in', at: now, actorId: userId, subject: sessionId, address });
  return { sessionId, generation: 1, userId };
}
