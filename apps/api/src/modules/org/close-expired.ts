import { localDate } from '@flowhall/calendar';
import type { PrismaClient } from '@flowhall/db';
import { v7 as uuid } from 'uuid';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { applyChanges } from './changes/apply-changes.ts';
import { findPersonStates, lockOrganisation } from './changes/organisation.repository.ts';
import { findExpired } from './managed.repository.ts';

export const CLOSE_EXPIRED = 'close-expired-accounts';

/** Accounts of one transaction. */
const BATCH = 200;

/** Closes accounts of visiting people whose last day is over. What waits for them can still be handed over. */
export async function closeExpired(prisma: PrismaClient, at: Date): Promise<void> {
  const today = new Date(`${localDate(at)}T00:00:00Z`);
  const closeSome = () =>
    withTransaction(prisma, async (tx) => {
      await lockOrganisation(tx);
      const ids = await findExpired(tx, today, BATCH);
      const people = ids.length > 0 ? await findPersonStates(tx, ids) : [];
      const changes = people.map((before) => {
        return { entity: 'person' as const, id: before.id, before, after: { ...before, closed: true } };
      });
      await applyChanges(tx, changes, { at, nextId: () => uuid() });
      for (const { id } of people) {
        await recordAudit(tx, { action: 'person-closed', at, subject: id, detail: { expired: true } });
      }
      return people.length;
    });
  while ((await closeSome()) === BATCH);
}
