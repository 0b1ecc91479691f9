import type { WaitState } from '@flowhall/engine';
import { ApprovalError } from '../errors.ts';
import type { Step } from '../model.ts';
import type { Person } from '../organisation.ts';
import { idsOf } from '../person.ts';
import type { KeptAnswer, Round, RoundMode, RoundReason, RoundState, Seat, Task } from '../state.ts';
import { notify } from '../unit-of-work/notify.ts';
import { putRound, type Work } from '../unit-of-work/work.ts';
import { stepParams } from './choose-people.ts';
import { newTask } from './new-task.ts';
import { roundTimeOf } from './round-time.ts';
import { type Ballots, ballotsFor } from './vote.ts';

export interface Opening {
  readonly openedBy: string | null;
  readonly reason: RoundReason;
  /** The actor's words, for those to whom it comes back. */
  readonly opinion: string | null;
  /** Answers that count from the start. */
  readonly kept?: readonly KeptAnswer[];
}

/**
 * Opens the round of a step that has become active and tells the people whose turn it is. Where one person is to act,
 * several share one task and one claims it; in every other mode each gets a task.
 */
export async function openRound(
  work: Work,
  step: Step,
  wait: WaitState,
  people: readonly Person[],
  opening: Opening,
): Promise<readonly Task[]> {
  const { mode } = step.settings;
  if (people.length === 0) throw new ApprovalError('nobody-found', stepParams(step));
  const alone = mode === 'single' || mode === 'claim';
  const shared = alone && people.length > 1;
  const id = work.ports.nextId();
  const time = roundTimeOf(work, step);
  const place = { roundId: id, step, dueAt: time?.dueAt };
  const tasks = shared
    ? [newTask(work, { ...place, candidateIds: idsOf(people) })]
    : people.map((person, turn) =>
        newTask(work, { ...place, assigneeId: person.id, waits: mode === 'sequential' && turn > 0 }),
      );
  const kept = opening.kept ?? [];
  const ballots = mode === 'vote' ? ballotsFor(work, step, people, kept) : null;
  const round: Round = {
    id,
    stepId: step.id,
    executionId: wait.executionId,
    status: 'open',
    openedAt: work.at,
    closedAt: null,
    state: {
      v: 1,
      mode: shared ? 'claim' : mode,
      openedBy: opening.openedBy,
      touched: false,
      reason: opening.reason,
      seats: seatsFor(mode, tasks, ballots),
      kept,
      ...(time && { time }),
      vote: ballots && { needed: ballots.needed },
    },
  };
  putRound(work, round, {});
  for (const task of tasks) {
    work.tasks.set(task.id, task);
    if (task.assigneeId) work.participants.push({ userId: task.assigneeId, relation: 'assignee' });
    await announce(work, task, opening);
  }
  return tasks;
}

function seatsFor(mode: RoundMode, tasks: readonly Task[], ballots: Ballots | null): RoundState['seats'] {
  const seats: Record<string, Seat> = {};
  tasks.forEach((task, index) => {
    const { weight = 1, veto = false } = ballots?.of(task.assigneeId) ?? {};
    const turn = mode === 'sequential' ? index : 0;
    if (turn > 0 || weight !== 1 || veto) seats[task.id] = { turn, weight, veto, sign: null, delegatedById: null };
  });
  return seats;
}

async function announce(work: Work, task: Task, { reason, opinion }: Opening): Promise<void> {
  if (task.status !== 'open' || reason === 'withdrawn') return;
  await notify(work, {
    event: reason === 'returned' ? 'returned' : 'task-assigned',
    userIds: task.assigneeId === null ? task.candidateIds : [task.assigneeId],
    taskId: task.id,
    stepId: task.stepId,
    opinion,
  });
}
