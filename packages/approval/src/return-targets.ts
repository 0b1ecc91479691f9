import { checkTask } from './actions/check.ts';
import type { Actor } from './actions.ts';
import { ApprovalError } from './errors.ts';
import { type ApprovalModel, stepOf } from './model.ts';
import type { ReturnTarget } from './offers.ts';
import { earlierSteps, waysBack } from './path/path.ts';
import { planReturn } from './path/plan-return.ts';
import type { ApprovalPorts } from './ports.ts';
import { type InstanceState, isUnderWay } from './state.ts';
import { recordedByIds } from './unit-of-work/record.ts';
import { beginWork } from './unit-of-work/work.ts';

/**
 * Steps to which the actor may send a task back, the newest first: all legal ones where the step allows `return-any`, else
 * the previous one and the initiator's as the step allows. Empty when the step allows no return.
 */
export async function returnTargets(
  model: ApprovalModel,
  state: InstanceState,
  actor: Actor,
  taskId: string,
  ports: ApprovalPorts,
): Promise<ReturnTarget[]> {
  if (!isUnderWay(state.status)) throw new ApprovalError('instance-ended');
  const work = await beginWork(model, state, actor, [], ports);
  const { task, round } = checkTask(work, { taskId }, 'agree');
  const allowed = new Set(stepOf(model, task.stepId).settings.actions.map((action) => action.name));
  const previousId = waysBack(state.approval.path, round)[0]?.id;
  const targets: ReturnTarget[] = [];
  for (const entry of earlierSteps(state)) {
    const previous = entry.id === previousId;
    const initiator = entry.stepId === model.applyStepId;
    const may =
      allowed.has('return-any') ||
      (previous && allowed.has('return-previous')) ||
      (initiator && allowed.has('return-initiator'));
    if (!may || entry.stepId === round.stepId) continue;
    const plan = planReturn(model, state, round, entry.stepId);
    if (!plan.allowed) continue;
    const others = state.rounds.filter(
      (one) =>
        one.id !== round.id &&
        plan.cancel.some((token) => token.type === 'step' && token.executionId === one.executionId),
    );
    const step = stepOf(model, entry.stepId);
    targets.push({
      stepId: step.id,
      name: step.name,
      people: await recordedByIds(work, entry.handlerIds),
      previous,
      initiator,
      cancels: others.map((one) => stepOf(model, one.stepId).name),
    });
  }
  return targets;
}
