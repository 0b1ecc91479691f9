import type { DatabaseClient } from '@flowhall/db';
import { pendingSteps } from './pending-steps.ts';
import * as sessions from './sessions.repository.ts';
import * as settings from './sign-in-settings.repository.ts';
import * as users from './users.repository.ts';

/** However often it is renewed, a sign-in ends after this. */
export const SESSION_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** Where a request comes from, for the audit log and the list of sessions. */
export interface Origin {
  address: string;
  userAgent: string | undefined;
}

export interface Opening {
  readonly userId: string;
  readonly origin: Origin;
  readonly now: Date;
  /** Where another system said who it is: which one, and a hash by which it can end the session. */
  readonly providerId?: string;
  readonly ticketHash?: Uint8Array<ArrayBuffer>;
  /** Whether that system’s settings ask for a phone. */
  readonly requirePhone?: boolean;
}

/** Opens a session for somebody who has shown who they are, with what they still have to do in it. */
export async function openSession(client: DatabaseClient, opening: Opening): Promise<string> {
  const { userId, origin, now, requirePhone = false, ...from } = opening;
  const asked = await settings.find(client);
  const facts = await users.findSignInFacts(client, userId);
  return sessions.create(client, {
    ...from,
    ...{
      userId,
      userAgent: origin.userAgent,
      address: origin.address,
      now,
      expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS),
    },
    pending: pendingSteps(facts, { requirePhone: asked.requirePhone || requirePhone }),
  });
}
