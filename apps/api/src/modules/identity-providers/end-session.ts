import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { endSession } from '../auth/index.ts';
import { digest } from './begin-sign-in.ts';
import { loggedOutTickets } from './cas.ts';
import { findByKey } from './identity-providers.repository.ts';
import type { ProviderServices } from './services.ts';
import * as signIns from './sign-ins.repository.ts';

/** Ends the sessions that the tickets of a CAS logout request began. What names no such ticket does nothing. */
export async function endByProvider(
  { prisma, clock }: ProviderServices,
  { key, logoutRequest, address }: { readonly key: string; readonly logoutRequest: string; readonly address: string },
): Promise<void> {
  const provider = await findByKey(prisma, key);
  if (provider?.kind !== 'cas') return;
  const at = clock();
  await withTransaction(prisma, async (tx) => {
    for (const ticket of loggedOutTickets(logoutRequest)) {
      for (const { id, userId } of await signIns.findSessions(tx, provider.id, digest(ticket))) {
        if (!(await endSession(tx, id, 'provider', at))) continue;
        const entry = { at, actorId: userId, subject: id, address };
        await recordAudit(tx, { action: 'provider-session-ended', ...entry, detail: { provider: key } });
      }
    }
  });
}
