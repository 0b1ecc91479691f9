import { type DatabaseClient, notify, type Transaction } from '@flowhall/db';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import { openPrepared, TOPIC_CHANNEL } from './jobs.repository.ts';

/** Work that a program has just got. */
export interface FetchedTask {
  readonly id: string;
  readonly topic: string;
  readonly instanceId: string;
  readonly itemKey: string;
  readonly elementId: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  readonly retries: number | null;
  readonly lockedUntil: Date;
  readonly createdAt: Date;
}

type FetchedRow = Omit<FetchedTask, 'variables'> & { readonly prepared: unknown };

export interface Wish {
  readonly topic: string;
  /** Milliseconds. */
  readonly lockDuration: number;
}

/** Locks the oldest work of some topics for a worker, passing over what others are getting at this moment. */
export async function fetchAndLock(
  db: DatabaseClient,
  {
    workerId,
    topics,
    limit,
    now,
    personal,
  }: { workerId: string; topics: readonly Wish[]; limit: number; now: Date; personal: PersonalBox },
): Promise<FetchedTask[]> {
  const asked = JSON.stringify(topics);
  const rows = await db.$queryRaw<FetchedRow[]>`
    WITH "asked" AS (
      SELECT DISTINCT ON (a."topic") a."topic", a."lockDuration"
        FROM jsonb_to_recordset(${asked}::jsonb) AS a("topic" text, "lockDuration" int)
    ),
    "found" AS (
      SELECT j."id", a."lockDuration" FROM "Job" j JOIN "asked" a ON a."topic" = j."topic"
       WHERE j."status" = 'ready' AND j."availableAt" <= ${now}
         AND (j."lockedUntil" IS NULL OR j."lockedUntil" <= ${now})
       ORDER BY j."availableAt", j."id" LIMIT ${limit} FOR UPDATE OF j SKIP LOCKED
    )
    UPDATE "Job" j
       SET "lockedBy" = ${workerId}, "attempts" = j."attempts" + 1,
         "lockedUntil" = ${now}::timestamptz + f."lockDuration" * interval '1 millisecond'
      FROM "found" f WHERE j."id" = f."id"
    RETURNING j."id", j."topic", j."instanceId", j."elementId", j."prepared", j."attempts", j."retries", j."lockedUntil",
      j."createdAt", (SELECT i."itemKey" FROM "Instance" i WHERE i."id" = j."instanceId") AS "itemKey"`;
  return rows
    .map((row) => toFetched(row, personal))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}

function toFetched({ prepared, ...row }: FetchedRow, personal: PersonalBox): FetchedTask {
  const job = openPrepared({ prepared, instanceId: row.instanceId }, personal);
  return { ...row, variables: job?.kind === 'external' ? job.variables : {} };
}

/** Holds a lock until another instant; false for a worker who does not hold it (any more). */
export async function extend(db: DatabaseClient, { id, workerId, now }: Lock, lockedUntil: Date): Promise<boolean> {
  const { count } = await db.job.updateMany({ where: held({ id, workerId, now }), data: { lockedUntil } });
  return count === 1;
}

/** Gives work back, for others to fetch at once. */
export async function release(tx: Transaction, lock: Lock, topic: string): Promise<boolean> {
  const { count } = await tx.job.updateMany({ where: held(lock), data: { lockedBy: null, lockedUntil: null } });
  if (count === 1) await notify(tx, TOPIC_CHANNEL, topic);
  return count === 1;
}

/** What a worker says that it holds. */
export interface Lock {
  readonly id: string;
  readonly workerId: string;
  readonly now: Date;
}

const held = ({ id, workerId, now }: Lock) => ({ id, lockedBy: workerId, lockedUntil: { gt: now } });
