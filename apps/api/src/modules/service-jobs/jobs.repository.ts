import type { JsonObject } from '@flowhall/approval';
import { type DatabaseClient, notify, type Transaction } from '@flowhall/db';
import type { FailureRecord, PreparedJob } from '@flowhall/jobs';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import { fromJson, toJson } from '../../lib/json.ts';
import { openJson } from '../../lib/sealed-json.ts';
import type { WaitingExecution } from '../instances/index.ts';

/** Tells every process of a topic under which there is new work for programs outside. */
export const TOPIC_CHANNEL = 'flowhall_external_work';

/** A row of `Job`. */
export interface Job extends WaitingExecution {
  readonly id: string;
  readonly kind: string;
  readonly topic: string | null;
  readonly status: string;
  readonly input: JsonObject | null;
  readonly prepared: PreparedJob | null;
  readonly attempts: number;
  readonly retries: number | null;
  readonly availableAt: Date;
  readonly lockedBy: string | null;
  readonly lockedUntil: Date | null;
}

type JobRow = Omit<Job, 'input' | 'prepared'> & { readonly input: unknown; readonly prepared: unknown };

const toJob = (row: JobRow, personal: PersonalBox): Job => ({
  ...row,
  input: openJson(personal, fromJson<JsonObject | null>(row.input), row.instanceId),
  prepared: openPrepared(row, personal),
});

/** What a job does may hold everything that the form does: it is sealed as a whole. */
export function openPrepared(
  { prepared, instanceId }: { readonly prepared: unknown; readonly instanceId: string },
  personal: PersonalBox,
): PreparedJob | null {
  if (typeof prepared !== 'string') return fromJson<PreparedJob | null>(prepared);
  return fromJson<PreparedJob>(JSON.parse(personal.open(prepared, instanceId)));
}

const where = ({ instanceId, executionId }: WaitingExecution) => ({
  instanceId_executionId: { instanceId, executionId },
});

/** The job that a wait state waits for; null when it waits no more. */
export async function find(db: DatabaseClient, at: WaitingExecution, personal: PersonalBox): Promise<Job | null> {
  const row = await db.job.findUnique({ where: where(at) });
  return row && toJob(row, personal);
}

export async function findById(db: DatabaseClient, id: string, personal: PersonalBox): Promise<Job | null> {
  const row = await db.job.findUnique({ where: { id } });
  return row && toJob(row, personal);
}

export interface Claim {
  readonly attempt: string;
  readonly now: Date;
  readonly until: Date;
  readonly personal: PersonalBox;
}

/**
 * Takes a job of the server's for one attempt, if it is there, due and nobody else's; of two at once, one gets it. What
 * the attempt finds out counts only as long as it has the job.
 */
export async function claim(
  tx: Transaction,
  at: WaitingExecution,
  { attempt, now, until, personal }: Claim,
): Promise<Job | null> {
  const { count } = await tx.job.updateMany({
    where: {
      ...at,
      status: 'pending',
      availableAt: { lte: now },
      OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }],
    },
    data: { lockedBy: attempt, lockedUntil: until, attempts: { increment: 1 } },
  });
  return count === 1 ? find(tx, at, personal) : null;
}

/** Keeps what a job does: every attempt does the same. */
export async function keepPrepared(
  tx: Transaction,
  { id, instanceId }: Pick<Job, 'id' | 'instanceId'>,
  prepared: PreparedJob,
  personal: PersonalBox,
): Promise<void> {
  const topic = prepared.kind === 'external' ? prepared.topic : null;
  const data = { kind: prepared.kind, topic, prepared: personal.seal(JSON.stringify(prepared), instanceId) };
  await tx.job.update({ where: { id }, data, select: { id: true } });
}

/** Work that programs outside may fetch from now on. */
export async function offer(tx: Transaction, id: string, topic: string, now: Date): Promise<void> {
  await tx.job.update({
    where: { id },
    data: { status: 'ready', attempts: 0, availableAt: now, ...free },
    select: { id: true },
  });
  await notify(tx, TOPIC_CHANNEL, topic);
}

const free = { lockedBy: null, lockedUntil: null };

/** Another attempt is to be made, not before `at`. */
export async function postpone(
  tx: Transaction,
  id: string,
  { at, failure, retries }: { readonly at: Date; readonly failure: FailureRecord; readonly retries?: number },
): Promise<void> {
  const data = { availableAt: at, failure: toJson(failure), ...(retries !== undefined && { retries }), ...free };
  await tx.job.update({ where: { id }, data, select: { id: true } });
}

/** No attempt is made any more, until an operator asks for it. */
export async function giveUp(tx: Transaction, id: string, failure: FailureRecord): Promise<void> {
  const data = { status: 'failed', failure: toJson(failure), ...free };
  await tx.job.update({ where: { id }, data, select: { id: true } });
}

/** The answer is taken. A process that goes on has removed the row; one that could not must not ask again. */
export async function keepAnswered(tx: Transaction, id: string): Promise<void> {
  await tx.job.updateMany({ where: { id }, data: { status: 'answered', ...free } });
}

/** Begins anew with jobs that had failed; what they do stays as it was worked out. */
export async function reopen(tx: Transaction, executions: readonly WaitingExecution[], now: Date): Promise<void> {
  await tx.job.updateMany({
    where: { OR: [...executions], status: 'failed' },
    data: { status: 'pending', attempts: 0, retries: null, availableAt: now, ...free },
  });
}

/** E-mail addresses of active users, by user name; users without one are left out. */
export async function findAddresses(db: DatabaseClient, usernames: readonly string[]): Promise<Map<string, string>> {
  if (usernames.length === 0) return new Map();
  const rows = await db.user.findMany({
    where: { username: { in: [...usernames] }, status: 'ACTIVE', email: { not: null } },
    select: { username: true, email: true },
  });
  return new Map(rows.flatMap(({ username, email }) => (email ? [[username, email]] : [])));
}
