import type { JobSettings } from '@flowhall/bpmn';
import type { Transaction } from '@flowhall/db';
import type { FeelScope } from '@flowhall/feel';
import { JobFailure, readErrorOutput, readOutput, type ThrownError, type Verdict } from '@flowhall/jobs';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { lockLoadedInstance } from '../instances/index.ts';
import { mayWorkOn } from './external-tasks.policy.ts';
import { scopeOf, settingsOf } from './job-context.ts';
import * as rows from './jobs.repository.ts';
import type { JobServices } from './services.ts';
import { applyFailure, applyVerdict, type FailureWish, type LockedJob } from './settle-job.ts';

/** Who answers for which work. */
export interface Answering {
  readonly actor: Actor;
  readonly id: string;
  readonly workerId: string;
}

type Output = Readonly<Record<string, unknown>>;

/** Work of a topic that the caller may work on. @throws UserError `not-found` */
export async function findTask(
  tx: Transaction,
  { actor, id }: Answering,
  personal: PersonalBox,
): Promise<rows.Job & { topic: string }> {
  const job = await rows.findById(tx, id, personal);
  if (!job?.topic || !mayWorkOn(actor, job.topic)) throw new UserError('not-found');
  return { ...job, topic: job.topic };
}

/** Locks the application of work that the caller holds. @throws UserError `not-found`, `lock-lost` */
async function lockTask({ instances }: JobServices, tx: Transaction, answering: Answering): Promise<LockedJob> {
  const { instanceId } = await findTask(tx, answering, instances.personal);
  const instance = await lockLoadedInstance(tx, { instanceId }, instances.personal);
  // Read again: what changed while this waited for the lock counts.
  const job = await rows.findById(tx, answering.id, instances.personal);
  if (!instance || !job) throw new UserError('not-found');
  const isHeld = job.lockedBy === answering.workerId && job.lockedUntil && job.lockedUntil > instances.clock();
  if (!isHeld) throw new UserError('lock-lost');
  return { job, instance, definition: await instances.definitions.get(tx, instance.definitionId) };
}

/** The work is done. What the model cannot make of the answer is a failure of the job, not of the worker. */
export async function completeExternalTask(
  services: JobServices,
  tx: Transaction,
  answering: Answering,
  output: Output = {},
): Promise<void> {
  await settle(services, tx, answering, (job, scope) => readOutput(job, output, scope));
}

/** The work ended in a BPMN error. */
export async function throwExternalTaskError(
  services: JobServices,
  tx: Transaction,
  answering: Answering,
  { variables = {}, ...error }: ThrownError & { readonly variables?: Output },
): Promise<void> {
  await settle(services, tx, answering, (job, scope) => readErrorOutput(job, error, variables, scope));
}

/** An attempt at the work failed. */
export async function failExternalTask(
  services: JobServices,
  tx: Transaction,
  answering: Answering,
  { message, ...wish }: FailureWish & { readonly message: string },
): Promise<void> {
  const locked = await lockTask(services, tx, answering);
  const code = wish.retries === 0 ? 'worker-gave-up' : 'worker-failed';
  await applyFailure(services, tx, locked, new JobFailure(code, { message }), wish);
}

async function settle(
  services: JobServices,
  tx: Transaction,
  answering: Answering,
  read: (job: JobSettings, scope: FeelScope) => Verdict,
): Promise<void> {
  const locked = await lockTask(services, tx, answering);
  const { job, instance, definition } = locked;
  try {
    const scope = await scopeOf(services.instances, tx, instance, job);
    await applyVerdict(services, tx, locked, read(settingsOf(definition, instance, job), scope));
  } catch (error) {
    if (!(error instanceof JobFailure)) throw error;
    await applyFailure(services, tx, locked, error);
  }
}
