import { randomUUID } from 'node:crypto';
import type { Transaction } from '@flowhall/db';
import {
  type HttpAnswer,
  JobFailure,
  type PreparedJob,
  prepareJob,
  readDocument,
  readHttpAnswer,
  readPerson,
  type Verdict,
} from '@flowhall/jobs';
import { withTransaction } from '../../lib/transaction.ts';
import { findInstances, lockLoadedInstance, type WaitingExecution } from '../instances/index.ts';
import { scopeOf, settingsOf } from './job-context.ts';
import * as rows from './jobs.repository.ts';
import { keepDocument, type MadeDocument, makeDocument, presentDocument } from './make-document.ts';
import { type Found, lookUp, sendMail, sendRequest } from './perform-job.ts';
import { enqueueRun } from './run-queue.ts';
import type { JobServices } from './services.ts';
import { applyFailure, applyVerdict, type LockedJob } from './settle-job.ts';

/** What an attempt takes besides the time that its request may. */
const MARGIN_MS = 30_000;

/** One attempt at a job, under a name of its own. */
interface Attempt {
  readonly name: string;
  readonly job: rows.Job;
  /** What is to be done, or why it could not be worked out. */
  readonly todo: PreparedJob | JobFailure;
}

/**
 * Makes an attempt at a service task; runs as a job, perhaps more than once and perhaps too late. What it finds out is
 * applied once: only whoever has the job may, in the transaction that lets the process go on. A server that dies between
 * the call and that transaction leaves the job to another, who repeats the call under the same key.
 */
export async function runJob(services: JobServices, at: WaitingExecution, signal: AbortSignal): Promise<void> {
  const attempt = await begin(services, at);
  if (!attempt) return;
  const { todo, job } = attempt;
  if (todo instanceof JobFailure) return finish(services, attempt, todo);
  if (todo.kind === 'external') return;
  try {
    await finish(services, attempt, await perform(services, job, todo, signal));
  } catch (error) {
    if (!(error instanceof JobFailure)) throw error;
    await finish(services, attempt, error);
  }
}

/** What an attempt brought back. */
type Answer = HttpAnswer | Found | MadeDocument | 'sent';

async function perform(
  services: JobServices,
  job: rows.Job,
  todo: Exclude<PreparedJob, { kind: 'external' }>,
  signal: AbortSignal,
): Promise<Answer> {
  const { prisma } = services.instances;
  if (todo.kind === 'http') return sendRequest(services, job, todo, signal);
  if (todo.kind === 'lookup') return lookUp(services, prisma, todo);
  if (todo.kind === 'document') return makeDocument(services, job, todo);
  await sendMail(services, prisma, job, todo);
  return 'sent';
}

/** Takes the job and works out what is to be done; hands work for programs outside over to them. */
async function begin(services: JobServices, at: WaitingExecution): Promise<Attempt | null> {
  const { prisma, clock, personal } = services.instances;
  return withTransaction(prisma, async (tx) => {
    const found = await rows.find(tx, at, personal);
    if (found?.status !== 'pending') return null;
    const now = clock();
    const timeoutMs = found.prepared?.kind === 'http' ? found.prepared.timeoutMs : 0;
    const until = new Date(now.getTime() + timeoutMs + MARGIN_MS);
    const name = randomUUID();
    const job = await rows.claim(tx, at, { attempt: name, now, until, personal });
    if (!job) {
      const free = [found.availableAt, found.lockedUntil ?? now].map((one) => one.getTime());
      await enqueueRun(services.jobs, tx, [at], new Date(Math.max(...free)));
      return null;
    }
    const todo = job.prepared ?? (await prepare(services, tx, job));
    if (!(todo instanceof JobFailure) && todo.kind === 'external') await rows.offer(tx, job.id, todo.topic, now);
    return { name, job, todo };
  });
}

async function prepare(services: JobServices, tx: Transaction, job: rows.Job): Promise<PreparedJob | JobFailure> {
  const { definitions } = services.instances;
  const [instance] = await findInstances(tx, [job.instanceId], services.instances.personal);
  try {
    if (!instance) throw new JobFailure('job-missing');
    const settings = settingsOf(await definitions.get(tx, instance.definitionId), instance, job);
    const prepared = prepareJob(settings, await scopeOf(services.instances, tx, instance, job), randomUUID());
    await rows.keepPrepared(tx, job, prepared, services.instances.personal);
    return prepared;
  } catch (error) {
    if (error instanceof JobFailure) return error;
    throw error;
  }
}

const isDocument = (answer: Answer): answer is MadeDocument => typeof answer === 'object' && 'file' in answer;

/** Applies what an attempt found out, unless the job has gone to another attempt or its wait state has gone. */
async function finish(
  services: JobServices,
  { name, job: { instanceId, executionId } }: Attempt,
  found: Answer | JobFailure,
): Promise<void> {
  const { prisma, definitions, personal } = services.instances;
  await withTransaction(prisma, async (tx) => {
    const instance = await lockLoadedInstance(tx, { instanceId }, personal);
    const job = await rows.find(tx, { instanceId, executionId }, personal);
    if (!instance || job?.lockedBy !== name) return;
    const locked = { job, instance, definition: await definitions.get(tx, instance.definitionId) };
    const verdict = found instanceof JobFailure ? found : await judge(services, tx, locked, found);
    if (verdict instanceof JobFailure) return applyFailure(services, tx, locked, verdict);
    const files = !(found instanceof JobFailure) && isDocument(found) ? [await keepDocument(tx, instance, found)] : [];
    await applyVerdict(services, tx, locked, verdict, files);
  });
}

async function judge(
  { instances }: JobServices,
  tx: Transaction,
  { job, instance, definition }: LockedJob,
  answer: Answer,
): Promise<Verdict | JobFailure> {
  if (answer === 'sent') return { type: 'done', variables: {} };
  try {
    const settings = settingsOf(definition, instance, job);
    const scope = await scopeOf(instances, tx, instance, job);
    if (isDocument(answer)) return readDocument(settings, presentDocument(answer), scope);
    return 'person' in answer ? readPerson(settings, answer.person, scope) : readHttpAnswer(settings, answer, scope);
  } catch (error) {
    if (error instanceof JobFailure) return error;
    throw error;
  }
}
