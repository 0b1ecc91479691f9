import type { WithdrawAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { removeEntries, withDescendants } from '../path/path.ts';
import { withdrawable } from '../rights.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { runEngine } from '../unit-of-work/run-engine.ts';
import { settle } from '../unit-of-work/settle.ts';
import { closeRound, openRounds, subjectOf, tasksOf, type Work } from '../unit-of-work/work.ts';
import { abilitiesOf } from './check.ts';

/** Takes back one's own last completion, as long as nothing after it has acted. */
export async function withdraw(work: Work, action: WithdrawAction): Promise<void> {
  const subject = work.actor ? subjectOf(work.actor) : '';
  if (!work.model.switches.withdraw) throw new ApprovalError('action-not-allowed', { action: 'withdraw' });
  const took = work.approval.handlers;
  const handled = Object.values(took).some((ids) => ids.includes(subject));
  if (!handled) throw new ApprovalError('forbidden');
  const entry = withdrawable(work.before, subject);
  if (!abilitiesOf(work).withdraw || !entry?.undo) throw new ApprovalError('withdraw-too-late');

  const { produced, consumed, kept, unansweredIds } = entry.undo;
  await recordByActor(work, { action: 'withdraw', stepId: entry.stepId, opinion: action.opinion });
  const cancelled = openRounds(work).filter((round) =>
    produced.some((token) => token.type === 'step' && token.executionId === round.executionId),
  );
  for (const round of cancelled) {
    const told = tasksOf(work, round.id).flatMap((task) => task.assigneeId ?? task.candidateIds);
    await notify(work, { event: 'withdrawn', userIds: told, stepId: round.stepId, opinion: action.opinion });
    closeRound(work, round, 'withdrawn');
  }
  const undone = withDescendants(work.approval.path, entry.id);
  work.approval = { ...work.approval, path: removeEntries(work.approval.path, undone) };
  const result = runEngine(work, { type: 'move', cancel: [...produced], to: [...consumed] });
  await settle(work, result, {
    openedBy: entry.openedBy,
    reason: 'withdrawn',
    next: null,
    people: { [entry.stepId]: { userIds: [subject, ...unansweredIds], openedBy: entry.openedBy, kept } },
  });
}
