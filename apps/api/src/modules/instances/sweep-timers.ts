import { withTransaction } from '../../lib/transaction.ts';
import { FIRE_TIMER, timerJob, WAKE_ROUND, wakeJob } from './outside-jobs.ts';
import type { InstanceServices } from './services.ts';
import * as timers from './timers.repository.ts';

/** Gives timers that came due before an instant and have not fired a job, if they have none: theirs was lost. */
export async function sweepTimers(services: InstanceServices, before: Date): Promise<void> {
  const overdue = await timers.findOverdue(services.prisma, before);
  if (overdue.length === 0) return;
  const jobs = overdue.map(({ dueAt, ...timer }) => timerJob(timer, dueAt));
  await withTransaction(services.prisma, (tx) => services.enqueueAll(tx, FIRE_TIMER, jobs));
}

/** The same for rounds whose time had come. */
export async function sweepRounds(services: InstanceServices, before: Date): Promise<void> {
  const overdue = await timers.findSleeping(services.prisma, before);
  if (overdue.length === 0) return;
  const jobs = overdue.map(({ wakeAt, ...round }) => wakeJob(round, wakeAt));
  await withTransaction(services.prisma, (tx) => services.enqueueAll(tx, WAKE_ROUND, jobs));
}
