import type { ActResult, Subscription, Task } from '@flowhall/approval';
import { Prisma, type Transaction } from '@flowhall/db';
import { UnexpectedError } from '../../errors.ts';
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
}

const columnsOf = ({ result, progress, trace, updatedAt }: Outcome) => ({
  status: toStatus(result.state.status),
  variables: result.state.variables,
  snapshot: result.state.snapshot,
  approval: result.state.approval,
  currentSteps: result.currentSteps,
  progress,
  trace,
  endedAt: result.endedAt,
  updatedAt,
});

const columns = Prisma.sql`"status" "InstanceStatus", "variables" jsonb, "snapshot" jsonb, "approval" jsonb,
  "currentSteps" jsonb, "progress" jsonb, "trace" jsonb, "endedAt" timestamptz(3), "updatedAt" timestamptz(3)`;

/** Stores a new instance with all that its first submit made. */
export async function insert(tx: Transaction, head: InstanceHead, outcome: Outcome): Promise<void> {
  await write(tx, head, outcome, {
    row: { ...head, ...columnsOf(outcome) },
    statement: Prisma.sql`
      INSERT INTO "Instance" ("id", "number", "title", "itemKey", "definitionId", "initiatorId", "departmentId", "dueAt",
        "createdAt", "parentId", "parentExecutionId", "status", "variables", "snapshot", "approval", "currentSteps",
        "progress", "trace", "endedAt", "updatedAt")
      SELECT i.* FROM "input", jsonb_to_record("rows"->'instance') AS i("id" uuid, "number" text, "title" text,
        "itemKey" text, "definitionId" uuid, "initiatorId" uuid, "departmentId" uuid, "dueAt" timestamptz(3),
        "createdAt" timestamptz(3), "parentId" uuid, "parentExecutionId" text, ${columns})
      RETURNING "id"`,
  });
}

/**
 * Stores what an action changed. The instance's row must be locked since it was read in `version`.
 * @throws UnexpectedError when it was not
 */
export async function update(
  tx: Transaction,
  instance: { readonly id: string; readonly itemKey: string; readonly version: number },
  outcome: Outcome,
): Promise<void> {
  const written = await write(tx, instance, outcome, {
    row: columnsOf(outcome),
    statement: Prisma.sql`
      UPDATE "Instance" SET "status" = i."status", "variables" = i."variables", "snapshot" = i."snapshot",
        "approval" = i."approval", "currentSteps" = i."currentSteps", "progress" = i."progress", "trace" = i."trace",
        "endedAt" = i."endedAt", "updatedAt" = i."updatedAt", "version" = "Instance"."version" + 1
      FROM "input", jsonb_to_record("rows"->'instance') AS i(${columns})
      WHERE "Instance"."id" = ${instance.id}::uuid AND "Instance"."version" = ${instance.version}
      RETURNING "Instance"."id"`,
  });
  if (written === 0) throw new UnexpectedError(`Instance ${instance.id} changed although it was locked`);
}

interface OwnRow {
  readonly row: object;
  /** Writes it from "rows"->'instance' of "input", returning its id. */
  readonly statement: Prisma.Sql;
}

/**
 * Everything in one statement: going to the database is what an action costs. Candidates of a closed task go, so that
 * looking for what a person may claim stays quick over the years; as participants they still see what has become of it.
 * Resolves to the number of instances written.
 */
async function write(
  tx: Transaction,
  instance: { readonly id: string; readonly itemKey: string },
  outcome: Outcome,
  own: OwnRow,
): Promise<number> {
  const { updatedAt: at, result, jobs } = outcome;
  const { rounds, tasks, timers, subscriptions, incidents, history, participants } = result.changes;
  const isOver = (task: Task): boolean => task.status === 'done' || task.status === 'cancelled';
  const waits = tasks.created.filter((task) => !isOver(task));
  const overs = tasks.updated.filter((task) => isOver(task) && task.candidateIds.length > 0);
  const candidates = overs.flatMap((task) => task.candidateIds.map((userId) => ({ userId, relation: 'candidate' })));
  const renewed = new Set(timers.created.map((timer) => timer.executionId));
  const renewedSubscriptions = new Set(subscriptions.created.map(placeOf));
  const rows = JSON.stringify({
    instance: own.row,
    rounds: [...rounds.created, ...rounds.updated],
    tasks: [...tasks.created, ...tasks.updated].map((task) => ({ ...task, status: toStatus(task.status) })),
    candidates: waits.flatMap((task) => task.candidateIds.map((userId) => ({ taskId: task.id, userId }))),
    formerCandidates: overs.map(({ id }) => id),
    history,
    timers: timers.created,
    formerTimers: timers.deleted.filter((executionId) => !renewed.has(executionId)),
    subscriptions: subscriptions.created,
    formerSubscriptions: subscriptions.deleted.filter((one) => !renewedSubscriptions.has(placeOf(one))),
    jobs,
    formerJobs: result.changes.jobs.deleted,
    incidents: incidents.created,
    resolved: incidents.resolved.map(({ incident, byId }) => ({ id: incident.id, byId })),
    participants: [...participants, ...candidates],
  });
  const { id, itemKey } = instance;
  const [count] = await tx.$queryRaw<{ written: number }[]>`
    WITH "input" AS (SELECT ${rows}::jsonb AS "rows"),
    "instance" AS (${own.statement}),
    "rounds" AS (
      INSERT INTO "Round" ("id", "instanceId", "stepId", "executionId", "status", "state", "openedAt", "closedAt")
      SELECT r."id", ${id}::uuid, r."stepId", r."executionId", r."status", r."state", r."openedAt", r."closedAt"
        FROM "input", jsonb_to_recordset("rows"->'rounds') AS r(
          "id" uuid, "stepId" text, "executionId" text, "status" text, "state" jsonb,
          "openedAt" timestamptz(3), "closedAt" timestamptz(3))
      ON CONFLICT ("id") DO UPDATE
        SET "stepId" = EXCLUDED."stepId", "status" = EXCLUDED."status", "state" = EXCLUDED."state",
          "closedAt" = EXCLUDED."closedAt"
    ),
    "tasks" AS (
      INSERT INTO "Task" ("id", "instanceId", "itemKey", "roundId", "stepId", "stepName", "status", "assigneeId",
          "outcome", "opinion", "version", "dueAt", "createdAt", "openedAt", "doneAt", "doneById")
      SELECT t."id", ${id}::uuid, ${itemKey}, t."roundId", t."stepId", t."stepName", t."status"::"TaskStatus",
          t."assigneeId", t."outcome", t."opinion", t."version", t."dueAt", t."createdAt", t."openedAt", t."doneAt",
          t."doneById"
        FROM "input", jsonb_to_recordset("rows"->'tasks') AS t(
          "id" uuid, "roundId" uuid, "stepId" text, "stepName" jsonb, "status" text, "assigneeId" uuid, "outcome" text,
          "opinion" text, "version" int, "dueAt" timestamptz(3), "createdAt" timestamptz(3),
          "openedAt" timestamptz(3), "doneAt" timestamptz(3), "doneById" uuid)
      ON CONFLICT ("id") DO UPDATE
        SET "stepId" = EXCLUDED."stepId", "stepName" = EXCLUDED."stepName", "status" = EXCLUDED."status",
          "assigneeId" = EXCLUDED."assigneeId", "outcome" = EXCLUDED."outcome",
          "opinion" = EXCLUDED."opinion", "version" = EXCLUDED."version", "dueAt" = EXCLUDED."dueAt",
          "openedAt" = EXCLUDED."openedAt", "doneAt" = EXCLUDED."doneAt", "doneById" = EXCLUDED."doneById"
    ),
    "candidates" AS (
      INSERT INTO "TaskCandidate" ("taskId", "userId", "instanceId")
      SELECT c."taskId", c."userId", ${id}::uuid
        FROM "input", jsonb_to_recordset("rows"->'candidates') AS c("taskId" uuid, "userId" uuid)
    ),
    "formerCandidates" AS (
      DELETE FROM "TaskCandidate" WHERE "taskId" IN (
        SELECT f::uuid FROM "input", jsonb_array_elements_text("rows"->'formerCandidates') f)
    ),
    "history" AS (
      INSERT INTO "HistoryEntry" ("id", "instanceId", "seq", "action", "actorId", "onBehalfOfId", "taskId", "stepId",
          "stepName", "opinion", "detail", "changes", "at", "previousHash", "hash")
      SELECT h."id", ${id}::uuid, h."seq", h."action", h."actorId", h."onBehalfOfId", h."taskId", h."stepId",
          h."stepName", h."opinion", h."detail", h."changes", h."at", h."previousHash", h."hash"
        FROM "input", jsonb_to_recordset("rows"->'history') AS h(
          "id" uuid, "seq" int, "action" text, "actorId" uuid, "onBehalfOfId" uuid, "taskId" uuid, "stepId" text,
          "stepName" jsonb, "opinion" text, "detail" jsonb, "changes" jsonb, "at" timestamptz(3),
          "previousHash" text, "hash" text)
    ),
    "timers" AS (
      INSERT INTO "Timer" ("id", "instanceId", "elementId", "executionId", "dueAt", "createdAt")
      SELECT gen_random_uuid(), ${id}::uuid, m."elementId", m."executionId", m."dueAt", ${at}
        FROM "input", jsonb_to_recordset("rows"->'timers') AS m(
          "elementId" text, "executionId" text, "dueAt" timestamptz(3))
      ON CONFLICT ("instanceId", "executionId") DO UPDATE SET "dueAt" = EXCLUDED."dueAt"
    ),
    "formerTimers" AS (
      DELETE FROM "Timer" WHERE "instanceId" = ${id}::uuid AND "executionId" IN (
        SELECT f FROM "input", jsonb_array_elements_text("rows"->'formerTimers') f)
    ),
    "formerSubscriptions" AS (
      DELETE FROM "Subscription" s USING "input", jsonb_to_recordset("rows"->'formerSubscriptions') AS f(
          "executionId" text, "kind" text, "name" text)
      WHERE s."instanceId" = ${id}::uuid AND s."executionId" = f."executionId" AND s."kind" = f."kind"
        AND s."name" = f."name"
    ),
    "subscriptions" AS (
      INSERT INTO "Subscription" ("id", "instanceId", "elementId", "executionId", "kind", "name", "correlationKey",
          "createdAt")
      SELECT gen_random_uuid(), ${id}::uuid, s."elementId", s."executionId", s."kind", s."name", s."correlationKey", ${at}
        FROM "input", jsonb_to_recordset("rows"->'subscriptions') AS s(
          "elementId" text, "executionId" text, "kind" text, "name" text, "correlationKey" text)
      ON CONFLICT ("instanceId", "executionId", "kind", "name") DO UPDATE SET "correlationKey" = EXCLUDED."correlationKey"
    ),
    "jobs" AS (
      INSERT INTO "Job" ("id", "instanceId", "elementId", "executionId", "kind", "topic", "input", "availableAt",
          "createdAt")
      SELECT gen_random_uuid(), ${id}::uuid, j."elementId", j."executionId", j."kind", j."topic", j."input", ${at}, ${at}
        FROM "input", jsonb_to_recordset("rows"->'jobs') AS j(
          "elementId" text, "executionId" text, "kind" text, "topic" text, "input" jsonb)
    ),
    "formerJobs" AS (
      DELETE FROM "Job" WHERE "instanceId" = ${id}::uuid AND "executionId" IN (
        SELECT f FROM "input", jsonb_array_elements_text("rows"->'formerJobs') f)
    ),
    "incidents" AS (
      INSERT INTO "Incident" ("id", "instanceId", "elementId", "executionId", "kind", "message", "retry", "createdAt")
      SELECT n."id", ${id}::uuid, n."elementId", n."executionId", n."kind", n."message", n."retry", ${at}
        FROM "input", jsonb_to_recordset("rows"->'incidents') AS n(
          "id" uuid, "elementId" text, "executionId" text, "kind" text, "message" text, "retry" jsonb)
    ),
    "resolved" AS (
      UPDATE "Incident" n SET "resolvedAt" = ${at}, "resolvedById" = r."byId"
        FROM "input", jsonb_to_recordset("rows"->'resolved') AS r("id" uuid, "byId" uuid)
      WHERE n."id" = r."id"
    ),
    "participants" AS (
      INSERT INTO "Participant" ("instanceId", "userId", "relation", "createdAt")
      SELECT ${id}::uuid, p."userId", p."relation", ${at}
        FROM "input", jsonb_to_recordset("rows"->'participants') AS p("userId" uuid, "relation" text)
      ON CONFLICT DO NOTHING
    )
    SELECT count(*)::int AS "written" FROM "instance"`;
  return count?.written ?? 0;
}

/** A subscription without its key, which may change while it waits. */
const placeOf = ({ executionId, kind, name }: Subscription): string => JSON.stringify([executionId, kind, name]);
