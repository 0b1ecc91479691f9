import type { TerminateAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { runEngine } from '../unit-of-work/run-engine.ts';
import { closeRound, openRounds, subjectOf, tasksOf, type Work } from '../unit-of-work/work.ts';
import { abilitiesOf } from './check.ts';

/** Ends the application for good. */
export async function terminate(work: Work, action: TerminateAction): Promise<void> {
  if (!abilitiesOf(work).terminate) {
    const isInitiator = work.actor !== null && subjectOf(work.actor) === work.before.initiatorId;
    throw new ApprovalError(isInitiator ? 'terminate-not-allowed' : 'forbidden');
  }
  await recordByActor(work, { action: 'terminate', opinion: action.opinion });
  runEngine(work, { type: 'cancel' });
  const told = openRounds(work).flatMap((round) =>
    tasksOf(work, round.id).flatMap((task) => task.assigneeId ?? task.candidateIds),
  );
  for (const round of openRounds(work)) closeRound(work, round, 'cancelled');
  work.status = 'terminated';
  await notify(work, { event: 'terminated', userIds: [work.before.initiatorId, ...told], opinion: action.opinion });
}
