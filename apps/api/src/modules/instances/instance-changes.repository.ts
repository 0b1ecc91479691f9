import type { ActResult, Changes, InstanceState, Task } from '@flowhall/approval';
import { Prisma, type Transaction } from '@flowhall/db';
import { toJson } from '../../lib/json.ts';
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
}

export interface Outcome {
  readonly result: ActResult;
  readonly progress: Progress;
  readonly trace: Trace;
  readonly updatedAt: Date;
}

const columns = ({ result, progress, trace, updatedAt }: Outcome) => ({
  status: toStatus(result.state.status),
  variables: toJson(result.state.variables),
  snapshot: result.state.snapshot ? toJson(result.state.snapshot) : Prisma.DbNull,
  approval: toJson(result.state.approval),
  currentSteps: toJson(result.currentSteps),
  progress: toJson(progress),
  trace: toJson(trace),
  endedAt: result.endedAt,
  updatedAt,
});

/** Stores a new instance with all that its first submit made. */
export async function insert(tx: Transaction, head: InstanceHead, outcome: Outcome): Promise<void> {
  await tx.instance.create({ data: { ...head, ...columns(outcome) }, select: { id: true } });
  await writeRows(tx, head, outcome.result.changes);
}

/** Stores what an action changed. The instance's row must be locked. */
export async function update(
  tx: Transaction,
  instance: { readonly id: string; readonly itemKey: string },
  outcome: Outcome,
): Promise<void> {
  await tx.instance.update({
    where: { id: instance.id },
    data: { ...columns(outcome), version: { increment: 1 } },
    select: { id: true },
  });
  await writeRows(tx, instance, outcome.result.changes);
}

/** Ends work on an instance that cannot go on by itself; what waits stays as it was for whoever repairs it. */
export async function markIncident(
  tx: Transaction,
  id: string,
  approval: InstanceState['approval'],
  at: Date,
): Promise<void> {
  await tx.instance.update({
    where: { id },
    data: { status: 'INCIDENT', approval: toJson(approval), updatedAt: at, version: { increment: 1 } },
    select: { id: true },
  });
}

export async function insertHistory(tx: Transaction, instanceId: string, entries: Changes['history']): Promise<void> {
  if (entries.length === 0) return;
  await tx.historyEntry.createMany({
    data: entries.map((entry): Prisma.HistoryEntryCreateManyInput => {
      const { stepName, detail, changes, ...rest } = entry;
      return {
        ...rest,
        instanceId,
        ...(stepName ? { stepName: toJson(stepName) } : {}),
        detail: toJson(detail),
        changes: toJson(changes),
      };
    }),
  });
}

/** Each kind of row is written with one statement, however many there are. */
async function writeRows(
  tx: Transaction,
  instance: { readonly id: string; readonly itemKey: string },
  changes: Changes,
): Promise<void> {
  await writeRounds(tx, instance.id, [...changes.rounds.created, ...changes.rounds.updated]);
  await writeTasks(tx, instance, [...changes.tasks.created, ...changes.tasks.updated]);
  await writeCandidates(tx, instance.id, changes.tasks);
  await insertHistory(tx, instance.id, changes.history);
  await writeTimers(tx, instance.id, changes.timers);
  await addParticipants(tx, instance.id, changes.participants);
}

async function writeRounds(tx: Transaction, instanceId: string, rounds: Changes['rounds']['created']): Promise<void> {
  if (rounds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Round" ("id", "instanceId", "stepId", "executionId", "status", "state", "openedAt", "closedAt")
    SELECT "id", ${instanceId}::uuid, "stepId", "executionId", "status", "state", "openedAt", "closedAt"
      FROM jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb) AS r(
        "id" uuid, "stepId" text, "executionId" text, "status" text, "state" jsonb,
        "openedAt" timestamptz(3), "closedAt" timestamptz(3))
    ON CONFLICT ("id") DO UPDATE
      SET "status" = EXCLUDED."status", "state" = EXCLUDED."state", "closedAt" = EXCLUDED."closedAt"`;
}

async function writeTasks(
  tx: Transaction,
  instance: { readonly id: string; readonly itemKey: string },
  tasks: Changes['tasks']['created'],
): Promise<void> {
  if (tasks.length === 0) return;
  const rows = JSON.stringify(tasks.map((task) => ({ ...task, status: toStatus(task.status) })));
  await tx.$executeRaw`
    INSERT INTO "Task" ("id", "instanceId", "itemKey", "roundId", "stepId", "stepName", "status", "assigneeId", "outcome",
        "opinion", "version", "dueAt", "createdAt", "openedAt", "doneAt", "doneById")
    SELECT "id", ${instance.id}::uuid, ${instance.itemKey}, "roundId", "stepId", "stepName", "status"::"TaskStatus",
        "assigneeId", "outcome", "opinion", "version", "dueAt", "createdAt", "openedAt", "doneAt", "doneById"
      FROM jsonb_to_recordset(${rows}::jsonb) AS t(
        "id" uuid, "roundId" uuid, "stepId" text, "stepName" jsonb, "status" text, "assigneeId" uuid, "outcome" text,
        "opinion" text, "version" int, "dueAt" timestamptz(3), "createdAt" timestamptz(3), "openedAt" timestamptz(3),
        "doneAt" timestamptz(3), "doneById" uuid)
    ON CONFLICT ("id") DO UPDATE
      SET "status" = EXCLUDED."status", "assigneeId" = EXCLUDED."assigneeId", "outcome" = EXCLUDED."outcome",
        "opinion" = EXCLUDED."opinion", "version" = EXCLUDED."version", "dueAt" = EXCLUDED."dueAt",
        "openedAt" = EXCLUDED."openedAt", "doneAt" = EXCLUDED."doneAt", "doneById" = EXCLUDED."doneById"`;
}

/** Candidates of a closed task go, so that looking for what a person may claim stays quick over the years. */
async function writeCandidates(tx: Transaction, instanceId: string, tasks: Changes['tasks']): Promise<void> {
  const isOver = (task: Task): boolean => task.status === 'done' || task.status === 'cancelled';
  const open = tasks.created.filter((task) => !isOver(task));
  const rows = open.flatMap((task) => task.candidateIds.map((userId) => ({ taskId: task.id, userId, instanceId })));
  if (rows.length > 0) await tx.taskCandidate.createMany({ data: rows });
  const over = tasks.updated.filter((task) => isOver(task) && task.candidateIds.length > 0).map((task) => task.id);
  if (over.length > 0) await tx.taskCandidate.deleteMany({ where: { taskId: { in: over } } });
}

async function writeTimers(tx: Transaction, instanceId: string, timers: Changes['timers']): Promise<void> {
  if (timers.deleted.length > 0) {
    await tx.timer.deleteMany({ where: { instanceId, executionId: { in: [...timers.deleted] } } });
  }
  if (timers.created.length > 0) {
    await tx.timer.createMany({ data: timers.created.map((timer) => ({ ...timer, instanceId })) });
  }
}

async function addParticipants(tx: Transaction, instanceId: string, people: Changes['participants']): Promise<void> {
  if (people.length === 0) return;
  await tx.participant.createMany({ data: people.map((one) => ({ ...one, instanceId })), skipDuplicates: true });
}
