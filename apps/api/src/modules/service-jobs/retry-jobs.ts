import type { Transaction } from '@flowhall/db';
import type { Jobs } from '../../adapters/jobs.ts';
import type { Clock } from '../../clock.ts';
import type { WaitingExecution } from '../instances/index.ts';
import * as rows from './jobs.repository.ts';
import { enqueueRun } from './run-queue.ts';

/** Begins anew with service tasks that had failed for good: an operator thinks that they can succeed now. */
export async function retryJobs(
  { jobs, clock }: { readonly jobs: Jobs; readonly clock: Clock },
  tx: Transaction,
  executions: readonly WaitingExecution[],
): Promise<void> {
  if (executions.length === 0) return;
  await rows.reopen(tx, executions, clock());
  await enqueueRun(jobs, tx, executions);
}
