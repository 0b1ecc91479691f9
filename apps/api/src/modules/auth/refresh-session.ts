import type { Database } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import type { RefreshToken } from './refresh-token.ts';
import * as sessions from './sessions.repository.ts';

/** Two tabs that renew together send the same token; so does a browser whose answer got lost. */
export const OVERLAP_MS = 10_000;

/**
 * Exchanges a refresh token for that of the next generation. The token that was exchanged last is accepted for
 * {@link OVERLAP_MS} more and yields the same successor; any older one was copied and ends the session for everybody.
 * @throws UserError `session-ended`.
 */
export async function refreshSession(
  { database: { prisma }, clock }: { database: Database; clock: Clock },
  { sessionId, generation }: RefreshToken,
  address: string,
): Promise<RefreshToken & { userId: string }> {
  const now = clock();
  const rotated = await sessions.rotate(prisma, sessionId, generation, now);
  const session = await sessions.findAlive(prisma, sessionId, now);
  if (!session) throw new UserError('session-ended');
  const { userId } = session;
  if (rotated) return { sessionId, generation: generation + 1, userId };

  const overlaps = session.generation === generation + 1 && now.getTime() - session.rotatedAt.getTime() <= OVERLAP_MS;
  if (overlaps) return { sessionId, generation: session.generation, userId };

  await withTransaction(prisma, async (tx) => {
    const ended = await sessions.end(tx, sessionId, 'reuse', now);
    if (ended)
      await recordAudit(tx, { action: 'session-reuse', at: now, actorId: userId, subject: sessionId, address });
  });
  throw new UserError('session-ended');
}
