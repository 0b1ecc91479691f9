import { timingSafeEqual } from 'node:crypto';
import type { SignInProblem } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { createSession, type Origin, SESSION_LIFETIME_MS } from '../auth/index.ts';
import { digest } from './begin-sign-in.ts';
import { findEnabledByKey, type ProviderRow } from './identity-providers.repository.ts';
import { type ProvedIdentity, ProviderFailure } from './provider.ts';
import type { ProviderServices } from './services.ts';
import * as signIns from './sign-ins.repository.ts';

export interface Return {
  readonly key: string;
  /** The whole address that the browser came back to. */
  readonly url: URL;
  /** Where the provider was told to send it. */
  readonly callbackUrl: string;
  /** What the browser kept. */
  readonly browser: string;
  readonly origin: Origin;
}

export type Finished =
  | { readonly sessionId: string; readonly returnTo: string }
  | { readonly problem: SignInProblem; readonly returnTo: string };

/**
 * Opens a session for whoever a provider says has come back. Each way there and back counts once, for the browser that
 * began it, within its minutes; the provider is asked itself. Who is not known here stays outside. Never throws for what
 * a browser or provider sends.
 */
export async function finishSignIn(services: ProviderServices, back: Return): Promise<Finished> {
  const { prisma, clock, kindOf, settingsOf } = services;
  const state = back.url.searchParams.get('state') ?? '';
  const journey = await withTransaction(prisma, (tx) => signIns.take(tx, digest(state)));
  const provider = await findEnabledByKey(prisma, back.key);
  const begun = journey && provider?.id === journey.providerId && sameBrowser(journey.browserHash, back.browser);
  if (!provider || !begun || journey.expiresAt <= clock()) {
    return refuse(services, back, provider, { problem: 'sign-in-expired', returnTo: '/' });
  }
  const { nonce, codeVerifier, returnTo } = journey;
  try {
    const way = { callbackUrl: back.callbackUrl, state, nonce, codeVerifier };
    const proved = await kindOf(provider).finish(settingsOf(provider), way, back.url);
    const sessionId = await withTransaction(prisma, (tx) => open(tx, { provider, proved, back, now: clock() }));
    if (sessionId === null) return refuse(services, back, provider, { problem: 'account-unknown', returnTo });
    return { sessionId, returnTo };
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    return refuse(services, back, provider, { problem: error.problem, returnTo });
  }
}

function sameBrowser(kept: Uint8Array, browser: string): boolean {
  return timingSafeEqual(kept, digest(browser));
}

async function refuse(
  { prisma, clock }: ProviderServices,
  { key, origin: { address } }: Return,
  provider: ProviderRow | null,
  finished: Extract<Finished, { problem: SignInProblem }>,
): Promise<Finished> {
  const detail = { provider: provider?.key ?? key, problem: finished.problem };
  await recordAudit(prisma, { action: 'provider-sign-in-failed', at: clock(), detail, address });
  return finished;
}

interface Opening {
  readonly provider: ProviderRow;
  readonly proved: ProvedIdentity;
  readonly back: Return;
  readonly now: Date;
}

async function open(tx: Transaction, opening: Opening): Promise<string | null> {
  const { provider, proved, back, now } = opening;
  const userId = await findUser(tx, opening);
  if (userId === null) return null;
  await signIns.touch(tx, provider.id, proved.subject, now);
  const sessionId = await createSession(tx, {
    userId,
    userAgent: back.origin.userAgent,
    now,
    expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS),
    providerId: provider.id,
    ...(proved.ticket !== undefined && { ticketHash: digest(proved.ticket) }),
  });
  const detail = { provider: provider.key };
  const { address } = back.origin;
  await recordAudit(tx, { action: 'provider-sign-in', at: now, actorId: userId, subject: sessionId, detail, address });
  return sessionId;
}

/** Known by the identity; the first time by the user name, which then belongs to that identity for good. */
async function findUser(tx: Transaction, { provider, proved, now }: Opening): Promise<string | null> {
  const { subject, username } = proved;
  const linked = await signIns.findLinked(tx, provider.id, subject);
  if (linked) return linked.user.status === 'ACTIVE' ? linked.userId : null;
  const account = username === null ? null : await signIns.findAccount(tx, username);
  if (!account) return null;
  const row = { providerId: provider.id, subject, userId: account.id, linkedAt: now, lastUsedAt: now };
  if (await signIns.link(tx, row)) return account.id;
  // Either two tabs came back at once, or the account belongs to another identity.
  return (await signIns.findLinked(tx, provider.id, subject))?.userId ?? null;
}
