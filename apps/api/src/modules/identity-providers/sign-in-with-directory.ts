import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import type { Origin } from '../auth/index.ts';
import { findEnabledByKey, type ProviderRow } from './identity-providers.repository.ts';
import { openSession } from './open-session.ts';
import { type Credentials, type ProvedIdentity, ProviderFailure } from './provider.ts';
import type { ProviderServices } from './services.ts';

export interface DirectorySignIn extends Credentials {
  readonly key: string;
  readonly origin: Origin;
}

/**
 * Opens a session for whoever a directory knows by name and password.
 * @throws UserError `not-found`, `invalid-credentials` without saying which of the two was wrong, `account-unknown` for
 * somebody who has proved to be known there but is not known here, `provider-unavailable`
 */
export async function signInWithDirectory(
  services: ProviderServices,
  { key, origin, ...credentials }: DirectorySignIn,
): Promise<{ sessionId: string; userId: string }> {
  const { prisma, clock } = services;
  const provider = await findEnabledByKey(prisma, key);
  if (!provider) throw new UserError('not-found');
  const refuse = async (
    problem: 'invalid-credentials' | 'account-unknown' | 'provider-unavailable',
    cause?: unknown,
  ) => {
    const detail = { provider: key, problem };
    await recordAudit(prisma, { action: 'provider-sign-in-failed', at: clock(), detail, address: origin.address });
    return new UserError(problem, { cause });
  };
  let proved: ProvedIdentity | null;
  try {
    proved = await services.passwordKindOf(provider).prove(services.settingsOf(provider), credentials);
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    throw await refuse('provider-unavailable', error);
  }
  if (!proved) throw await refuse('invalid-credentials');
  const opened = await withTransaction(prisma, openFor({ provider, proved, origin, now: clock() }));
  if (!opened) throw await refuse('account-unknown');
  return opened;
}

const openFor =
  (opening: { provider: ProviderRow; proved: ProvedIdentity; origin: Origin; now: Date }) => (tx: Transaction) =>
    openSession(tx, opening);
