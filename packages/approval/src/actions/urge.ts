import type { UrgeAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { hasHandled, urgeableRounds } from '../rights.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { openRounds, putRound, subjectOf, tasksOf, type Work } from '../unit-of-work/work.ts';

/** Asks those to act for whom the application waits: at most once an hour for each step. */
export async function urge(work: Work, action: UrgeAction): Promise<void> {
  const subject = work.actor ? subjectOf(work.actor) : '';
  if (subject !== work.before.initiatorId && !hasHandled(work.before, subject)) throw new ApprovalError('forbidden');
  const waiting = openRounds(work).filter((round) => recipientsOf(work, round.id, subject).length > 0);
  if (waiting.length === 0) throw new ApprovalError('nobody-to-urge');
  const rounds = urgeableRounds(waiting, work.at);
  if (rounds.length === 0) throw new ApprovalError('urged-already');
  await recordByActor(work, { action: 'urge', opinion: action.opinion });
  for (const round of rounds) {
    putRound(work, round, { state: { ...round.state, urgedAt: work.at } });
    for (const task of tasksOf(work, round.id).filter((one) => one.status === 'open')) {
      const userIds = task.assigneeId === null ? task.candidateIds : [task.assigneeId];
      await notify(work, { event: 'urged', userIds, taskId: task.id, stepId: task.stepId, opinion: action.opinion });
    }
  }
}

const recipientsOf = (work: Work, roundId: string, subject: string): string[] =>
  tasksOf(work, roundId)
    .filter((task) => task.status === 'open')
    .flatMap((task) => (task.assigneeId === null ? task.candidateIds : [task.assigneeId]))
    .filter((id) => id !== subject);
