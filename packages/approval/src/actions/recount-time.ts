import type { RecountTimeAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { stepOf } from '../model.ts';
import { recountedTimeOf } from '../rounds/round-time.ts';
import { isUndone } from '../rounds/seats.ts';
import type { Round, RoundTime } from '../state.ts';
import { openRounds, putRound, tasksOf, type Work } from '../unit-of-work/work.ts';

/**
 * The working calendar has changed: what is left of an open round's time is counted anew from where it began. A round that
 * is decided, or whose time is over already, stays as it is; so does one whose time cannot be counted any more.
 */
export function recountTime(work: Work, { roundId }: RecountTimeAction): void {
  const round = openRounds(work).find((one) => one.id === roundId);
  const isRunning = round?.state.time?.marks.some((mark) => mark.what === 'overdue');
  if (!round || !isRunning) return;
  const time = recounted(work, round);
  if (!time || time.dueAt === round.state.time?.dueAt) return;
  putRound(work, round, { state: { ...round.state, time } });
  // Nobody who has the task open is in the way of this, or disturbed by it: its version stays.
  for (const task of tasksOf(work, round.id).filter(isUndone)) work.tasks.set(task.id, { ...task, dueAt: time.dueAt });
}

function recounted(work: Work, round: Round): RoundTime | null {
  try {
    return recountedTimeOf(work, stepOf(work.model, round.stepId), round);
  } catch (error) {
    if (error instanceof ApprovalError) return null;
    throw error;
  }
}
