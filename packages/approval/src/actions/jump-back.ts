import { planJumpBack } from '@flowhall/tokens';
import type { PathEntry, ReturnPlan, Round } from '../state.ts';
import { runEngine } from '../unit-of-work/run-engine.ts';
import { settle } from '../unit-of-work/settle.ts';
import type { Work } from '../unit-of-work/work.ts';

/**
 * Completes a round that was returned with `jump-back`: what the return cancelled is there again, with the same people, and
 * the steps in between count as done. False when there is no such plan or the process has moved so that it no longer fits;
 * then the step completes as usual and the others follow again.
 */
export async function jumpBack(work: Work, round: Round, entry: PathEntry): Promise<boolean> {
  const plan = work.approval.returns.find((one) => one.roundId === round.id);
  if (!plan) return false;
  work.approval = { ...work.approval, returns: work.approval.returns.filter((one) => one !== plan) };
  if (entry.outcome === 'disagree') return false;
  const move = planFor(work, round, plan);
  if (!move.allowed) return false;
  const result = runEngine(work, { type: 'move', cancel: move.cancel, to: move.to });
  const [target, ...between] = plan.undone;
  // The target's own entry keeps its id, so that what it had led to still refers to it.
  const path = [...work.approval.path, { ...entry, id: target?.id ?? entry.id }, ...between];
  work.approval = { ...work.approval, path };
  await settle(work, result, { openedBy: target?.id ?? entry.id, reason: 'resumed', next: null, people: plan.people });
  return true;
}

export function planFor(
  work: Pick<Work, 'model' | 'approval'>,
  round: Round,
  plan: ReturnPlan,
): ReturnType<typeof planJumpBack> {
  const from = { type: 'step' as const, elementId: round.stepId, executionId: round.executionId };
  return planJumpBack(work.model.executable.model, [...work.approval.tokens], from, [...plan.restore]);
}
