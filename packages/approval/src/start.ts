import { complete } from './actions/complete.ts';
import type { Actor, StartRequest } from './actions.ts';
import { ApprovalError } from './errors.ts';
import { type ApprovalModel, stepOf } from './model.ts';
import type { ApprovalPorts } from './ports.ts';
import type { ActResult } from './result.ts';
import { openRound } from './rounds/open-round.ts';
import { newState, type Task } from './state.ts';
import { finishWork } from './unit-of-work/finish.ts';
import { runEngine } from './unit-of-work/run-engine.ts';
import { beginWork, subjectOf, type Work } from './unit-of-work/work.ts';

/**
 * First submit: starts the process and completes the apply step with the initiator's form, as one action with one history
 * entry. The form has been checked. All rows of the result are new. Throws {@link ApprovalError} as `act` does.
 */
export async function start(
  model: ApprovalModel,
  actor: Actor,
  request: StartRequest,
  ports: ApprovalPorts,
): Promise<ActResult> {
  const { work, task } = await reachApplyStep(model, actor, request, ports);
  const { opinion, form, next, signature, attachments } = request;
  // The rounds of this call are part of what the apply step's rules look at.
  const ready: Work = {
    ...work,
    before: { ...work.before, rounds: [...work.rounds.values()], tasks: [...work.tasks.values()] },
  };
  await complete(ready, {
    type: 'complete',
    taskId: task.id,
    outcome: 'agree',
    opinion,
    form,
    next,
    signature,
    attachments,
  });
  ready.participants.push({ userId: subjectOf(actor), relation: 'initiator' });
  return finishWork({ ...ready, before: work.before });
}

/** Runs the process to the initiator's task, which `start` completes and `startOptions` looks beyond. */
export async function reachApplyStep(
  model: ApprovalModel,
  actor: Actor,
  request: Pick<StartRequest, 'instanceId' | 'departmentId' | 'channels' | 'form'>,
  ports: ApprovalPorts,
): Promise<{ work: Work; task: Task }> {
  const state = newState({ ...request, initiatorId: subjectOf(actor), parent: null });
  const work = await beginWork(model, state, actor, request.channels ?? [], ports);
  work.variables = { ...work.variables, form: request.form };
  const result = runEngine(work, { type: 'start' });
  work.variables = { ...work.variables, form: {} };
  const apply = result.waiting.find((one) => one.elementId === model.applyStepId);
  if (!apply) throw new ApprovalError('process-failed', { reason: `"${model.applyStepId}" does not come first` });
  const opening = { openedBy: null, reason: 'forward' as const, opinion: null };
  const [task] = await openRound(work, stepOf(model, model.applyStepId), apply, [work.initiator.person], opening);
  if (!task) throw new ApprovalError('process-failed', { step: model.applyStepId });
  return { work, task };
}
