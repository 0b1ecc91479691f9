import { type ActResult, type Subscription, type Task, wakeAt } from '@flowhall/approval';
import { Prisma, type Transaction } from '@flowhall/db';
import type { Sealing } from '../../lib/sealed-json.ts';
import type { SearchText } from '../../lib/search-text.ts';
import { type Rows, writesOf } from './instance-rows.repository.ts';
import { toStatus } from './instance-status.ts';
import type { Progress } from './progress.ts';
import type { Trace } from './trace.ts';

/** Columns of an instance that actions never change. */
export interface InstanceHead {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly itemKey: string;
  readonly definitionId: string;
  readonly initiatorId: string;
  readonly departmentId: string | null;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly parentId?: string;
  readonly parentExecutionId?: string;
}

/** A new row of `Job`. */
export interface NewJob {
  readonly elementId: string;
  readonly executionId: string;
  readonly kind: string;
  readonly topic: string | null;
  readonly input: Readonly<Record<string, unknown>> | null;
}

export interface Outcome {
  readonly result: ActResult;
  /** The service tasks among what began to wait. */
  readonly jobs: readonly NewJob[];
  readonly progress: Progress;
  readonly trace: Trace;
  readonly updatedAt: Date;
  /** Seals people's numbers among what is stored; null where there are none. */
  readonly sealing: Sealing | null;
  /** Where what is searched has changed. */
  readonly search?: SearchText;
}

const columnsOf = ({ result: { state, ...result }, sealing, progress, trace, updatedAt }: Outcome) => ({
  status: toStatus(state.status),
  variables: sealing?.values(state.variables) ?? state.variables,
  snapshot: sealing?.copies(state.snapshot) ?? state.snapshot,
  approval: sealing?.copies(state.approval) ?? state.approval,
  sealed: sealing !== null,
  currentSteps: result.currentSteps,
  progress,
  trace,
  endedAt: result.endedAt,
  updatedAt,
});

const columns = Prisma.sql`"status" "InstanceStatus", "variables" jsonb, "snapshot" jsonb, "approval" jsonb, "sealed" boolean,
  "currentSteps" jsonb, "progress" jsonb, "trace" jsonb, "endedAt" timestamptz(3), "updatedAt" timestamptz(3)`;

/** Stores a new instance with all that its first submit made. */
export async function insert(tx: Transaction, head: InstanceHead, outcome: Outcome): Promise<void> {
  await write(tx, head, outcome, {
    row: { ...head, ...columnsOf(outcome) },
    statement: Prisma.sql`
      INSERT INTO "Instance" ("id", "number", "title", "itemKey", "definitionId", "initiatorId", "departmentId", "dueAt",
        "createdAt", "parentId", "parentExecutionId", "status", "variables", "snapshot", "approval", "sealed", "currentSteps",
        "progress", "trace", "endedAt", "updatedAt")
      SELECT i.* FROM "input", jsonb_to_record("rows"->'instance') AS i("id" uuid, "number" text, "title" text,
        "itemKey" text, "definitionId" uuid, "initiatorId" uuid, "departmentId" uuid, "dueAt" timestamptz(3),
        "createdAt" timestamptz(3), "parentId" uuid, "parentExecutionId" text, ${columns})
      RETURNING "id"`,
  });
}

/**
 * Stores what an action changed. The instance's row must be locked since it was read in `version`; the database refuses
 * everything when it was not.
 */
export async function update(
  tx: Transaction,
  instance: Pick<InstanceHead, 'id' | 'itemKey' | 'createdAt'> & { readonly version: number },
  outcome: Outcome,
): Promise<void> {
  await write(tx, instance, outcome, {
    row: columnsOf(outcome),
    statement: Prisma.sql`
      UPDATE "Instance" SET "status" = i."status", "variables" = i."variables", "snapshot" = i."snapshot",
        "approval" = i."approval", "sealed" = "Instance"."sealed" OR i."sealed", "currentSteps" = i."currentSteps", "progress" = i."progress", "trace" = i."trace",
        "endedAt" = i."endedAt", "updatedAt" = i."updatedAt", "version" = "Instance"."version" + 1
      FROM "input", jsonb_to_record("rows"->'instance') AS i(${columns})
      WHERE "Instance"."id" = ${instance.id}::uuid AND "Instance"."version" = ${instance.version}
      RETURNING "Instance"."id"`,
  });
}

interface OwnRow {
  readonly row: object;
  /** Writes it from "rows"->'instance' of "input", returning its id. */
  readonly statement: Prisma.Sql;
}

/**
 * Everything in one statement: going to the database is what an action costs. Candidates of a closed task go, so that
 * looking for what a person may claim stays quick over the years; as participants they still see what has become of it.
 * The sentence at the end is no number: the statement fails with it unless it has written the one instance.
 */
async function write(
  tx: Transaction,
  instance: Pick<InstanceHead, 'id' | 'itemKey' | 'createdAt'>,
  outcome: Outcome,
  own: OwnRow,
): Promise<void> {
  const { updatedAt: at, result, jobs } = outcome;
  const { rounds, tasks, timers, subscriptions, incidents, history, participants } = result.changes;
  const copies = <T>(json: T): T => outcome.sealing?.copies(json) ?? json;
  const isOver = (task: Task): boolean => task.status === 'done' || task.status === 'cancelled';
  const waits = tasks.created.filter((task) => !isOver(task));
  const overs = tasks.updated.filter((task) => isOver(task) && task.candidateIds.length > 0);
  const candidates = overs.flatMap((task) => task.candidateIds.map((userId) => ({ userId, relation: 'candidate' })));
  const renewed = new Set(timers.created.map((timer) => timer.executionId));
  const renewedSubscriptions = new Set(subscriptions.created.map(placeOf));
  const rows: Rows = {
    rounds: [...rounds.created, ...rounds.updated].map((round) => ({
      ...round,
      state: copies(round.state),
      wakeAt: wakeAt(round),
    })),
    tasks: [...tasks.created, ...tasks.updated].map((task) => ({ ...task, status: toStatus(task.status) })),
    candidates: waits.flatMap(({ id: taskId, candidateIds, createdAt }) =>
      candidateIds.map((userId) => ({ taskId, userId, createdAt })),
    ),
    formerCandidates: overs.map(({ id }) => id),
    history,
    timers: timers.created,
    formerTimers: timers.deleted.filter((executionId) => !renewed.has(executionId)),
    subscriptions: subscriptions.created,
    formerSubscriptions: subscriptions.deleted.filter((one) => !renewedSubscriptions.has(placeOf(one))),
    jobs: copies(jobs),
    formerJobs: result.changes.jobs.deleted,
    incidents: copies(incidents.created),
    resolved: incidents.resolved.map(({ incident, byId }) => ({ id: incident.id, byId })),
    participants: [...participants, ...candidates],
    search: outcome.search ? [outcome.search] : [],
  };
  const input = JSON.stringify({ instance: own.row, ...rows });
  const writes = [Prisma.sql`"instance" AS (${own.statement})`, ...writesOf(rows, { ...instance, at })];
  await tx.$executeRaw`
    WITH "input" AS (SELECT ${input}::jsonb AS "rows"), ${Prisma.join(writes, ', ')}
    SELECT CASE count(*) WHEN 1 THEN 1
      ELSE (count(*) || ' instances ' || ${instance.id} || ': it changed although it was locked')::int END
    FROM "instance"`;
}

/** A subscription without its key, which may change while it waits. */
const placeOf = ({ executionId, kind, name }: Subscription): string => JSON.stringify([executionId, kind, name]);
