import type { Transaction } from '@flowhall/db';
import { recordAudit } from '../audit/index.ts';
import { type Origin, openSession as openSessionOf } from '../auth/index.ts';
import { digest } from './begin-sign-in.ts';
import type { ProviderRow } from './identity-providers.repository.ts';
import type { ProvedIdentity } from './provider.ts';
import * as signIns from './sign-ins.repository.ts';

export interface Opening {
  readonly provider: ProviderRow;
  readonly proved: ProvedIdentity;
  readonly origin: Origin;
  readonly now: Date;
}

/** Opens a session for whoever a provider has proved to be somebody here. Null: nobody here, or no open account. */
export async function openSession(
  tx: Transaction,
  opening: Opening,
): Promise<{ sessionId: string; userId: string } | null> {
  const { provider, proved, origin, now } = opening;
  const userId = await findUser(tx, opening);
  if (userId === null) return null;
  await signIns.touch(tx, provider.id, proved.subject, now);
  const sessionId = await openSessionOf(tx, {
    ...{ userId, origin, now, providerId: provider.id, requirePhone: provider.requirePhone },
    ...(proved.ticket !== undefined && { ticketHash: digest(proved.ticket) }),
  });
  const detail = { provider: provider.key };
  const { address } = origin;
  await recordAudit(tx, { action: 'provider-sign-in', at: now, actorId: userId, subject: sessionId, detail, address });
  return { sessionId, userId };
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
