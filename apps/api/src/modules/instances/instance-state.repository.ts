import type {
  CurrentStep,
  Incident,
  InstanceState,
  ParentLink,
  Person,
  Round,
  Subscription,
  Task,
  Timer,
} from '@flowhall/approval';
import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';
import { type PersonRow, personRow, toPerson } from '../../adapters/organisation-directory.ts';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import { fromJson } from '../../lib/json.ts';
import { openJson } from '../../lib/sealed-json.ts';
import { fromStatus } from './instance-status.ts';
import type { Progress } from './progress.ts';
import type { Trace } from './trace.ts';

/** An instance as an action needs it: the approval state and the columns around it. */
export interface LoadedInstance {
  readonly state: InstanceState;
  readonly initiator: Person;
  readonly number: string;
  readonly title: string;
  readonly itemKey: string;
  readonly definitionId: string;
  readonly version: number;
  readonly progress: Progress;
  readonly trace: Trace;
  readonly currentSteps: readonly CurrentStep[];
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly endedAt: Date | null;
  /** Its content was erased then. */
  readonly erasedAt?: Date | null;
}

interface InstanceRow extends Omit<LoadedInstance, 'state' | 'initiator'> {
  readonly id: string;
  readonly status: string;
  readonly initiatorId: string;
  readonly departmentId: string | null;
  readonly variables: unknown;
  readonly snapshot: unknown;
  readonly approval: unknown;
  readonly parentId: string | null;
  readonly parentExecutionId: string | null;
  readonly sealed: boolean;
}

type TaskRow = Omit<Task, 'status'> & { readonly status: string };

interface FullRow extends InstanceRow {
  readonly rounds: readonly Round[];
  readonly tasks: readonly TaskRow[];
  readonly timers: readonly Timer[];
  readonly subscriptions: readonly Subscription[];
  readonly incidents: readonly Incident[];
  readonly initiator: PersonRow;
}

/** Everything in one statement, so that row, rounds and tasks are of the same moment. */
const read = Prisma.sql`
  SELECT i."id", i."status", i."initiatorId", i."departmentId", i."variables", i."snapshot", i."approval", i."number",
    i."title", i."itemKey", i."definitionId", i."version", i."progress", i."trace", i."currentSteps", i."dueAt",
    i."createdAt", i."updatedAt", i."endedAt", i."erasedAt", i."parentId", i."parentExecutionId", i."sealed",
    ${personRow(Prisma.sql`i."initiatorId"`)} AS "initiator",
    (SELECT coalesce(json_agg(r ORDER BY r."openedAt", r."id"), '[]')
      FROM "Round" r WHERE r."instanceId" = i."id" AND r."status" = 'open') AS "rounds",
    (SELECT coalesce(json_agg(task ORDER BY task."createdAt", task."id"), '[]') FROM (
      SELECT t.*, ARRAY(SELECT c."userId" FROM "TaskCandidate" c WHERE c."taskId" = t."id" ORDER BY 1) AS "candidateIds"
      FROM "Task" t JOIN "Round" r ON r."id" = t."roundId" AND r."status" = 'open'
      WHERE t."instanceId" = i."id") task) AS "tasks",
    (SELECT coalesce(json_agg(m ORDER BY m."dueAt", m."id"), '[]')
      FROM "Timer" m WHERE m."instanceId" = i."id") AS "timers",
    (SELECT coalesce(json_agg(s ORDER BY s."id"), '[]')
      FROM "Subscription" s WHERE s."instanceId" = i."id") AS "subscriptions",
    (SELECT coalesce(json_agg(n ORDER BY n."createdAt", n."id"), '[]')
      FROM "Incident" n WHERE n."instanceId" = i."id" AND n."resolvedAt" IS NULL) AS "incidents"
  FROM "Instance" i`;

/** Reads instances without locking them, in no particular order; unknown ids are left out. */
export async function find(
  db: DatabaseClient,
  ids: readonly string[],
  personal: PersonalBox,
): Promise<LoadedInstance[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<FullRow[]>`${read} WHERE i."id" = ANY(${[...ids]}::uuid[])`;
  return rows.map((row) => toLoaded(row, personal));
}

/** Which instance is meant: by its id or by that of one of its tasks. */
export type Subject = { readonly instanceId: string } | { readonly taskId: string };

/** The id of an instance, within a statement. */
export const idOf = (subject: Subject): Prisma.Sql =>
  'taskId' in subject
    ? Prisma.sql`(SELECT "instanceId" FROM "Task" WHERE "id" = ${subject.taskId}::uuid)`
    : Prisma.sql`${subject.instanceId}::uuid`;

/** Reads the instance of a task without locking it. */
export async function findOfTask(
  db: DatabaseClient,
  taskId: string,
  personal: PersonalBox,
): Promise<LoadedInstance | null> {
  const [row] = await db.$queryRaw<FullRow[]>`${read} WHERE i."id" = ${idOf({ taskId })}`;
  return row ? toLoaded(row, personal) : null;
}

/**
 * Locks an instance for the rest of the transaction and reads it. Null when there is none. Two statements, sent together:
 * what changed while the transaction waited for the lock is seen only by one that began after it.
 */
export async function lock(tx: Transaction, subject: Subject, personal: PersonalBox): Promise<LoadedInstance | null> {
  const id = idOf(subject);
  const [, [row]] = await Promise.all([
    tx.$queryRaw`SELECT "id" FROM "Instance" WHERE "id" = ${id} FOR UPDATE`,
    tx.$queryRaw<FullRow[]>`${read} WHERE i."id" = ${id}`,
  ]);
  return row ? toLoaded(row, personal) : null;
}

function toLoaded(row: FullRow, personal: PersonalBox): LoadedInstance {
  const open = <T>(json: T): T => (row.sealed ? openJson(personal, json, row.id) : json);
  const state: InstanceState = {
    id: row.id,
    status: fromStatus(row.status),
    initiatorId: row.initiatorId,
    departmentId: row.departmentId,
    variables: open(fromJson(row.variables)),
    snapshot: open(fromJson(row.snapshot)),
    approval: open(fromJson(row.approval)),
    rounds: open(row.rounds.map(toRound)),
    tasks: row.tasks.map(toTask),
    timers: row.timers.map(toTimer),
    subscriptions: row.subscriptions.map(toSubscription),
    incidents: open(row.incidents.map(toIncident)),
    parent: toParent(row),
  };
  const { number, title, itemKey, definitionId, version, progress, trace, currentSteps } = row;
  const { dueAt, createdAt, updatedAt, endedAt, erasedAt } = row;
  return {
    state,
    initiator: toPerson(row.initiator),
    number,
    title,
    itemKey,
    definitionId,
    version,
    progress,
    trace,
    currentSteps,
    dueAt,
    createdAt,
    updatedAt,
    endedAt,
    erasedAt,
  };
}

/** Instants inside JSON come with the session's offset. */
const instant = (value: string): string => new Date(value).toISOString();
const instantOrNull = (value: string | null): string | null => (value === null ? null : instant(value));

const toRound = (row: Round): Round => ({
  id: row.id,
  stepId: row.stepId,
  executionId: row.executionId,
  status: row.status,
  openedAt: instant(row.openedAt),
  closedAt: instantOrNull(row.closedAt),
  state: row.state,
});

const toTask = (row: TaskRow): Task => ({
  id: row.id,
  roundId: row.roundId,
  stepId: row.stepId,
  stepName: row.stepName,
  status: fromStatus(row.status),
  assigneeId: row.assigneeId,
  candidateIds: row.candidateIds,
  outcome: row.outcome,
  opinion: row.opinion,
  version: row.version,
  dueAt: instantOrNull(row.dueAt),
  createdAt: instant(row.createdAt),
  openedAt: instantOrNull(row.openedAt),
  doneAt: instantOrNull(row.doneAt),
  doneById: row.doneById,
});

const toTimer = (row: Timer): Timer => ({
  elementId: row.elementId,
  executionId: row.executionId,
  dueAt: instant(row.dueAt),
});

const toSubscription = (row: Subscription): Subscription => ({
  elementId: row.elementId,
  executionId: row.executionId,
  kind: row.kind,
  name: row.name,
  correlationKey: row.correlationKey,
});

const toIncident = (row: Incident): Incident => ({
  id: row.id,
  kind: row.kind,
  elementId: row.elementId,
  executionId: row.executionId,
  message: row.message,
  retry: row.retry,
  createdAt: instant(row.createdAt),
});

const toParent = ({ parentId, parentExecutionId }: InstanceRow): ParentLink | null =>
  parentId && parentExecutionId ? { instanceId: parentId, executionId: parentExecutionId } : null;
