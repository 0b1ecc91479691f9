import type { Transaction } from '@flowhall/db';
import type { Jobs } from '../../adapters/jobs.ts';
import type { WaitingExecution } from '../instances/index.ts';

/** Prepares a service task and, unless a program outside does it, makes an attempt at it. */
export const RUN_SERVICE_JOB = 'run-service-job';

/** Has service tasks run, at once or not before `startAfter`. */
export async function enqueueRun(
  jobs: Jobs,
  tx: Transaction,
  executions: readonly WaitingExecution[],
  startAfter?: Date,
): Promise<void> {
  if (executions.length === 0) return;
  const runs = executions.map(({ instanceId, executionId }) => ({
    data: { instanceId, executionId },
    ...(startAfter && { startAfter }),
  }));
  await jobs.enqueueAll(tx, RUN_SERVICE_JOB, runs);
}
