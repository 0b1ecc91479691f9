import type { Step } from '../model.ts';
import type { Task } from '../state.ts';
import type { Work } from '../unit-of-work/work.ts';

interface Place {
  readonly roundId: string;
  readonly step: Pick<Step, 'id' | 'name'>;
  readonly assigneeId?: string;
  /** Who may claim it. */
  readonly candidateIds?: readonly string[];
  /** Its turn has not come yet. */
  readonly waits?: boolean;
  readonly dueAt?: string | undefined;
}

/** A task that nobody has touched. */
export const newTask = (
  work: Work,
  { roundId, step, assigneeId, candidateIds = [], waits = false, dueAt }: Place,
): Task => ({
  id: work.ports.nextId(),
  roundId,
  stepId: step.id,
  stepName: step.name,
  status: waits ? 'waiting' : 'open',
  assigneeId: assigneeId ?? null,
  candidateIds,
  outcome: null,
  opinion: null,
  version: 1,
  dueAt: dueAt ?? work.rounds.get(roundId)?.state.time?.dueAt ?? null,
  createdAt: work.at,
  openedAt: waits ? null : work.at,
  doneAt: null,
  doneById: null,
});
