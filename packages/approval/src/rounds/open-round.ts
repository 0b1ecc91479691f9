import type { WaitState } from '@flowhall/engine';
import { ApprovalError } from '../errors.ts';
import type { Step } from '../model.ts';
import type { Person } from '../organisation.ts';
import { idsOf } from '../person.ts';
import type { RoundReason, Task } from '../state.ts';
import { notify } from '../unit-of-work/notify.ts';
import { putRound, type Work } from '../unit-of-work/work.ts';
import { EXECUTABLE_MODES } from './modes.ts';

interface Opening {
  readonly openedBy: string | null;
  readonly reason: RoundReason;
  /** The actor's words, for those to whom it comes back. */
  readonly opinion: string | null;
}

/** Opens the round of a step that has become active and tells its people. Several people share one task: one claims it. */
export async function openRound(
  work: Work,
  step: Step,
  wait: WaitState,
  people: readonly Person[],
  opening: Opening,
): Promise<Task> {
  const { mode } = step.settings;
  if (!EXECUTABLE_MODES.includes(mode)) throw new ApprovalError('process-failed', { reason: `mode ${mode}` });
  const [only] = people;
  if (!only) throw new ApprovalError('nobody-found', { step: step.name.zh, stepEn: step.name.en, stepId: step.id });
  const shared = people.length > 1;
  const id = work.ports.nextId();
  const round = {
    id,
    stepId: step.id,
    executionId: wait.executionId,
    status: 'open' as const,
    openedAt: work.at,
    closedAt: null,
    state: {
      v: 1 as const,
      mode: shared ? ('claim' as const) : mode,
      openedBy: opening.openedBy,
      touched: false,
      reason: opening.reason,
    },
  };
  putRound(work, round, {});
  const task: Task = {
    id: work.ports.nextId(),
    roundId: id,
    stepId: step.id,
    stepName: step.name,
    status: 'open',
    assigneeId: shared ? null : only.id,
    candidateIds: shared ? idsOf(people) : [],
    outcome: null,
    opinion: null,
    version: 1,
    dueAt: null,
    createdAt: work.at,
    openedAt: work.at,
    doneAt: null,
    doneById: null,
  };
  work.tasks.set(task.id, task);
  if (!shared) work.participants.push({ userId: only.id, relation: 'assignee' });
  if (opening.reason !== 'withdrawn') {
    await notify(work, {
      event: opening.reason === 'returned' ? 'returned' : 'task-assigned',
      userIds: idsOf(people),
      taskId: task.id,
      stepId: step.id,
      opinion: opening.opinion,
    });
  }
  return task;
}
