import type { RecordedFile, SystemCommand } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import { failureText, type JobFailure, nextAttempt, type Verdict } from '@flowhall/jobs';
import type { CompiledDefinition } from '../definitions/index.ts';
import { actOnInstance, type LoadedInstance } from '../instances/index.ts';
import { elementOf } from './job-context.ts';
import * as rows from './jobs.repository.ts';
import { enqueueRun } from './run-queue.ts';
import type { JobServices } from './services.ts';

/** A job whose instance is locked for the rest of the transaction. */
export interface LockedJob {
  readonly job: rows.Job;
  readonly instance: LoadedInstance;
  readonly definition: CompiledDefinition;
}

/** Lets the process go on with what came of a job, once: the row goes with the wait state, in the same transaction. */
export async function applyVerdict(
  { instances }: JobServices,
  tx: Transaction,
  { job, instance, definition }: LockedJob,
  verdict: Verdict,
  attachments: readonly RecordedFile[] = [],
): Promise<void> {
  const { executionId } = job;
  const command: SystemCommand =
    verdict.type === 'done'
      ? { type: 'complete', executionId, output: verdict.variables }
      : { type: 'throw-error', executionId, code: verdict.code, output: verdict.variables };
  await actOnInstance(instances, tx, instance, definition, null, {
    type: 'continue',
    command,
    ...(attachments.length > 0 && { attachments }),
  });
  await rows.keepAnswered(tx, job.id);
}

/** How a program outside wants its failure to be dealt with. */
export interface FailureWish {
  /** Attempts that are left; 0 gives up. */
  readonly retries?: number;
  readonly pauseMs?: number;
}

/** Plans another attempt at a job that failed, or makes an incident of it. */
export async function applyFailure(
  services: JobServices,
  tx: Transaction,
  locked: LockedJob,
  failure: JobFailure,
  wish: FailureWish = {},
): Promise<void> {
  const { job } = locked;
  const { code, params } = failure;
  const at = next(services, locked, failure, wish);
  if (!at) return giveUp(services, tx, locked, failure);
  const retries = wish.retries ?? (job.retries === null ? undefined : job.retries - 1);
  await rows.postpone(tx, job.id, { at, failure: { code, params }, ...(retries !== undefined && { retries }) });
  if (job.status === 'pending') await enqueueRun(services.jobs, tx, [job], at);
}

function next(
  { instances }: JobServices,
  { job, instance, definition }: LockedJob,
  failure: JobFailure,
  { retries, pauseMs }: FailureWish,
): Date | undefined {
  const now = instances.clock();
  const left = retries ?? (job.retries === null ? undefined : job.retries - 1);
  if (left !== undefined && left <= 0) return undefined;
  const retry = definition.model.nodes.get(elementOf(instance, job) ?? '')?.job?.retry;
  // Whoever says how many attempts are left decides; the model's number counts for the others.
  const most = left === undefined ? retry?.attempts : job.attempts + 1;
  const at = retry && nextAttempt({ ...retry, attempts: most ?? 0 }, job.attempts, failure, now);
  return at && pauseMs !== undefined ? new Date(now.getTime() + pauseMs) : at;
}

async function giveUp(
  { instances }: JobServices,
  tx: Transaction,
  { job, instance, definition }: LockedJob,
  { code, params }: JobFailure,
): Promise<void> {
  await rows.giveUp(tx, job.id, { code, params });
  const { executionId } = job;
  const incident = {
    kind: 'job' as const,
    elementId: elementOf(instance, job),
    executionId,
    // Whoever reads it may read either language.
    message: `${failureText({ code, params }, 'zh')} / ${failureText({ code, params }, 'en')}`,
  };
  await actOnInstance(instances, tx, instance, definition, null, { type: 'raise-incident', incident });
}
