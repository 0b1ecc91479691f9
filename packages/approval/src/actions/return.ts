import type { MovePlan } from '@flowhall/tokens';
import type { ReturnAction, ReturnTo } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { type Step, stepOf } from '../model.ts';
import type { TaskActionName } from '../offers.ts';
import { earlierSteps, removeEntries, waysBack, withDescendants } from '../path/path.ts';
import { planReturn } from '../path/plan-return.ts';
import type { PathEntry, Resume, ReturnPlan, Round } from '../state.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { runEngine } from '../unit-of-work/run-engine.ts';
import { settle } from '../unit-of-work/settle.ts';
import { closeRound, openRounds, putTask, tasksOf, type Work } from '../unit-of-work/work.ts';
import { checkEnclosed, checkOpinion, checkTask } from './check.ts';
import { membersOf } from './conclude.ts';

/** Sends an application back to an earlier step; its former handler works on it again. */
export async function returnTask(work: Work, action: ReturnAction): Promise<void> {
  const { task, round, ability } = checkTask(work, action, actionName(action));
  const opinion = checkOpinion(ability, action.opinion);
  const enclosed = checkEnclosed(ability, action);
  const way = findWayBack(work, action.target, round);
  const { step } = way;

  const resume = action.resume ?? 'replay';
  putTask(work, task, {
    status: 'done',
    outcome: 'return',
    opinion,
    doneAt: work.at,
    doneById: work.actor?.userId ?? null,
  });
  if (work.actor) work.participants.push({ userId: work.actor.userId, relation: 'handler' });
  const detail = { ...enclosed, target: { stepId: step.id, stepName: step.name, resume } };
  await recordByActor(work, { action: 'return', task, opinion, detail });
  await goBack(work, round, way, { resume, opinion });
}

/** Where a return leads, and how. */
export interface WayBack {
  readonly target: PathEntry;
  readonly step: Step;
  readonly plan: MovePlan;
}

/** @throws ApprovalError `return-target-illegal` when the step was not on the way here or cannot be gone back to */
export function findWayBack(work: Work, to: ReturnTo, round: Round): WayBack {
  const target = findTarget(work, to, round);
  const step = stepOf(work.model, target.stepId);
  const refused = () => new ApprovalError('return-target-illegal', { step: step.name.zh, stepEn: step.name.en });
  if (target.stepId === round.stepId) throw refused();
  const plan = planReturn(work.model, work, round, target.stepId);
  if (!plan.allowed) throw refused();
  return { target, step, plan };
}

/** Closes the round and whatever else the return leaves, and opens its target's again. */
export async function goBack(
  work: Work,
  round: Round,
  { target, plan }: WayBack,
  { resume, opinion }: { readonly resume: Resume; readonly opinion: string | null },
): Promise<void> {
  const cancelled = openRounds(work).filter(
    (one) =>
      one.id === round.id ||
      plan.cancel.some((token) => token.type === 'step' && token.executionId === one.executionId),
  );
  const people = peopleOf(work, cancelled);
  for (const one of cancelled) closeRound(work, one, one.id === round.id ? 'returned' : 'cancelled');
  const undone = withDescendants(work.approval.path, target.id);
  work.approval = { ...work.approval, path: removeEntries(work.approval.path, undone) };
  const result = runEngine(work, { type: 'move', cancel: plan.cancel, to: plan.to });
  await settle(work, result, {
    openedBy: target.openedBy,
    reason: 'returned',
    next: null,
    opinion,
    people: { [target.stepId]: { userIds: target.memberIds ?? target.handlerIds, openedBy: target.openedBy } },
  });
  keepPlans(work, resume === 'jump-back' ? { stepId: target.stepId, restore: plan.restore, people, undone } : null);
}

function actionName({ target }: ReturnAction): TaskActionName {
  if (target === 'previous') return 'return-previous';
  return target === 'initiator' ? 'return-initiator' : 'return-any';
}

function findTarget(work: Work, target: ReturnTo, round: Round): PathEntry {
  const { path } = work.approval;
  const stepId = target === 'initiator' ? work.model.applyStepId : target === 'previous' ? null : target.stepId;
  const entry = stepId === null ? waysBack(path, round)[0] : earlierSteps(work).find((one) => one.stepId === stepId);
  if (!entry) throw new ApprovalError('return-target-illegal', stepId ? { step: stepId } : {});
  return entry;
}

/** Who worked on the rounds that go, so that a jump back brings the same people. */
function peopleOf(work: Work, rounds: readonly Round[]): ReturnPlan['people'] {
  return Object.fromEntries(
    rounds.map((round) => {
      const userIds = membersOf(round, tasksOf(work, round.id));
      return [round.stepId, { userIds, openedBy: round.state.openedBy }];
    }),
  );
}

/** Stores the new plan under the round that must be completed, and forgets plans whose round is gone. */
function keepPlans(work: Work, plan: (Omit<ReturnPlan, 'roundId'> & { stepId: string }) | null): void {
  const open = openRounds(work);
  const returns = work.approval.returns.filter((one) => open.some((round) => round.id === one.roundId));
  const waits = plan && open.find((round) => round.stepId === plan.stepId && round.state.reason === 'returned');
  if (plan && waits) {
    const { restore, people, undone } = plan;
    returns.push({ roundId: waits.id, restore, people, undone });
  }
  work.approval = { ...work.approval, returns };
}
