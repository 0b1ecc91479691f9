import type { Database } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import * as sessions from './sessions.repository.ts';

/** Ends a session; nothing happens when it has ended before. */
export async function signOut(
  { database: { prisma }, clock }: { database: Database; clock: Clock },
  sessionId: string,
  address: string,
): Promise<void> {
  const now = clock();
  await withTransaction(prisma, async (tx) => {
    const session = await sessions.findAlive(tx, sessionId, now);
    if (!session || !(await sessions.end(tx, sessionId, 'sign-out', now))) return;
    await recordAudit(tx, { action: 'sign-out', at: now, actorId: session.userId, subject: sessionId, address });
  });
}
