import type { LocalizedText, Task } from '@flowhall/approval';
import type { DatabaseClient } from '@flowhall/db';
import { fromJson } from '../../lib/json.ts';
import { fromStatus } from '../instances/index.ts';
import * as tasks from './tasks.repository.ts';

/** A task whose round is over, in the form of those that are open. */
export async function findClosedTask(db: DatabaseClient, id: string): Promise<Task | null> {
  const row = await tasks.find(db, id);
  if (!row) return null;
  return {
    id: row.id,
    roundId: row.roundId,
    stepId: row.stepId,
    stepName: fromJson<LocalizedText>(row.stepName),
    status: fromStatus(row.status),
    assigneeId: row.assigneeId,
    candidateIds: row.candidates.map((candidate) => candidate.userId),
    outcome: row.outcome,
    opinion: row.opinion,
    version: row.version,
    dueAt: row.dueAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
    doneById: row.doneById,
  };
}
