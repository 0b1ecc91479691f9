import { withTransaction } from '../../lib/transaction.ts';
import { findDueStarts } from '../definitions/index.ts';
import type { InstanceServices } from '../instances/index.ts';
import { START_BY_TIMER, startTimerJob } from './start-by-timer.ts';

/** Gives every start timer that comes due before an instant its job, if it has none. */
export async function scheduleStarts(services: InstanceServices, before: Date): Promise<void> {
  const due = await findDueStarts(services.prisma, before);
  if (due.length === 0) return;
  await withTransaction(services.prisma, (tx) => services.enqueueAll(tx, START_BY_TIMER, due.map(startTimerJob)));
}
