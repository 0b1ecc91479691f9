import { type ApprovalModel, allowedActions, type InstanceState, type Task } from '@flowhall/approval';

/**
 * The task of a step that somebody means: an open one of theirs, one on which they may act though it waits (those who
 * asked others to sign first), else any open one.
 */
export function accessible(
  model: ApprovalModel,
  state: InstanceState,
  { stepId, personId, at }: { readonly stepId: string; readonly personId: string; readonly at: string },
): Task | undefined {
  const ofStep = state.tasks.filter((task) => task.stepId === stepId);
  const open = ofStep.filter((task) => task.status === 'open');
  const own = open.find((task) => task.assigneeId === personId || task.candidateIds.includes(personId));
  if (own) return own;
  const { tasks } = allowedActions(model, state, { userId: personId }, at);
  return ofStep.find((task) => tasks[task.id] !== undefined) ?? open[0];
}
