import { timingSafeEqual } from 'node:crypto';
import type { SignInProblem } from '@flowhall/contracts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import type { Origin } from '../auth/index.ts';
import { digest } from './begin-sign-in.ts';
import { findEnabledByKey, type ProviderRow } from './identity-providers.repository.ts';
import { openSession } from './open-session.ts';
import { ProviderFailure } from './provider.ts';
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
  const { prisma, clock, redirectKindOf, settingsOf } = services;
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
    const proved = await redirectKindOf(provider).finish(settingsOf(provider), way, back.url);
    const { origin } = back;
    const opened = await withTransaction(prisma, (tx) => openSession(tx, { provider, proved, origin, now: clock() }));
    if (opened === null) return refuse(services, back, provider, { problem: 'account-unknown', returnTo });
    return { sessionId: opened.sessionId, returnTo };
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
