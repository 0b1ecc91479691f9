import { createHash, randomBytes } from 'node:crypto';
import { safeReturnPath } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import * as providers from './identity-providers.repository.ts';

import type { ProviderServices } from './services.ts';
import * as signIns from './sign-ins.repository.ts';

/** Long enough to type a password and a second factor there. */
export const JOURNEY_MS = 10 * 60_000;

const BYTES = 32;
const fresh = (): string => randomBytes(BYTES).toString('base64url');

/** How states, browsers and tickets are kept: none can be used by whoever reads the database. */
export const digest = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(text).digest());

/**
 * Sends a browser to a provider.
 * @returns where to, and what the browser must keep until it comes back
 * @throws UserError `not-found`; ProviderFailure `provider-unavailable`
 */
export async function beginSignIn(
  { prisma, clock, redirectKindOf, settingsOf }: ProviderServices,
  { key, callbackUrl, returnTo }: { readonly key: string; readonly callbackUrl: string; readonly returnTo: string },
): Promise<{ location: string; browser: string }> {
  const provider = await providers.findEnabledByKey(prisma, key);
  if (!provider) throw new UserError('not-found');
  const journey = { callbackUrl, state: fresh(), nonce: fresh(), codeVerifier: fresh() };
  const browser = fresh();
  const location = await redirectKindOf(provider).begin(settingsOf(provider), journey);
  const now = clock();
  await signIns.forgetExpired(prisma, now);
  await signIns.begin(prisma, {
    providerId: provider.id,
    stateHash: digest(journey.state),
    browserHash: digest(browser),
    nonce: journey.nonce,
    codeVerifier: journey.codeVerifier,
    returnTo: safeReturnPath(returnTo),
    createdAt: now,
    expiresAt: new Date(now.getTime() + JOURNEY_MS),
  });
  return { location: location.href, browser };
}
