import type { CompleteAction } from '../actions.ts';
import { stepOf } from '../model.ts';
import { targetOf, without } from '../path/tokens.ts';
import type { HistoryAction } from '../result.ts';
import { decide } from '../rounds/modes.ts';
import type { JsonObject, Outcome, PathEntry, Round, Task } from '../state.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordByActor, recordBySystem } from '../unit-of-work/record.ts';
import { runEngine } from '../unit-of-work/run-engine.ts';
import { settle } from '../unit-of-work/settle.ts';
import { closeRound, openRounds, putRound, putTask, subjectOf, tasksOf, type Work } from '../unit-of-work/work.ts';
import { checkOpinion, checkTask } from './check.ts';
import { checkFlows } from './check-flows.ts';
import { jumpBack } from './jump-back.ts';

/** Submit, agree or disagree. */
export async function complete(work: Work, action: CompleteAction): Promise<void> {
  const { task, round, ability } = checkTask(work, action, action.outcome);
  const opinion = checkOpinion(ability, action.opinion);
  mergeForm(work, action.form ?? {});
  const { changes } = action;
  const resubmits = work.approval.handlers[task.stepId] !== undefined;
  const done = putTask(work, task, { status: 'done', outcome: action.outcome, opinion, ...by(work) });
  await recordByActor(work, { action: historyAction(work, task, action.outcome, resubmits), task, opinion, changes });
  noteHandler(work, done);

  const outcome = decide(tasksOf(work, round.id));
  if (outcome === null) {
    putRound(work, round, { state: { ...round.state, touched: true } });
    return;
  }
  closeRound(work, round, 'completed');
  noteOutcome(work, task.stepId, outcome, done);
  if (outcome === 'disagree' && stepOf(work.model, task.stepId).settings.disagree === 'reject') {
    return reject(work, task, opinion);
  }
  await advance(work, round, done, outcome, action);
}

async function advance(work: Work, round: Round, task: Task, outcome: Outcome, action: CompleteAction): Promise<void> {
  const before = work.approval.tokens;
  const entry = pathEntry(work, round, task, outcome);
  const jumped = await jumpBack(work, round, entry);
  if (!jumped) {
    const chosenFlows = checkFlows(work, round.executionId, action.next);
    const result = runEngine(work, { type: 'complete', executionId: round.executionId, chosenFlows });
    work.approval = { ...work.approval, path: [...work.approval.path, entry] };
    await settle(work, result, { openedBy: entry.id, reason: 'forward', next: action.next ?? {} });
  }
  const produced = without(work.approval.tokens, before);
  const consumed = without(before, work.approval.tokens).map(targetOf);
  const undo = produced.length > 0 ? { produced, consumed } : null;
  const path = work.approval.path.map((one) => (one.roundId === round.id ? { ...one, undo } : one));
  work.approval = { ...work.approval, path };
}

function pathEntry(work: Work, round: Round, task: Task, outcome: Outcome): PathEntry {
  return {
    id: work.ports.nextId(),
    roundId: round.id,
    stepId: task.stepId,
    openedBy: round.state.openedBy,
    handlerIds: task.assigneeId ? [task.assigneeId] : [],
    outcome,
    at: work.at,
    undo: null,
  };
}

const by = (work: Work): Pick<Task, 'doneAt' | 'doneById'> => ({
  doneAt: work.at,
  doneById: work.actor?.userId ?? null,
});

function historyAction(work: Work, task: Task, outcome: Outcome, resubmits: boolean): HistoryAction {
  if (task.stepId !== work.model.applyStepId) return outcome;
  return resubmits ? 'resubmit' : 'submit';
}

function noteHandler(work: Work, task: Task): void {
  const subject = work.actor ? subjectOf(work.actor) : null;
  for (const userId of new Set([subject, work.actor?.userId])) {
    if (userId) work.participants.push({ userId, relation: 'handler' });
  }
  if (!subject) return;
  work.approval = { ...work.approval, handlers: { ...work.approval.handlers, [task.stepId]: [subject] } };
}

function noteOutcome(work: Work, stepId: string, outcome: Outcome, task: Task): void {
  const handlerIds = task.assigneeId ? [task.assigneeId] : [];
  const steps = { ...work.variables.steps, [stepId]: { outcome, handlerIds } };
  work.variables = { ...work.variables, steps, outcome };
}

/** Takes the fields over; null clears one. */
export function mergeForm(work: Work, form: JsonObject): void {
  const merged = Object.entries({ ...work.variables.form, ...form }).filter(([, value]) => value !== null);
  work.variables = { ...work.variables, form: Object.fromEntries(merged) };
}

async function reject(work: Work, task: Task, opinion: string | null): Promise<void> {
  runEngine(work, { type: 'cancel' });
  const told = openRounds(work).flatMap((round) => tasksOf(work, round.id).flatMap((one) => one.assigneeId ?? []));
  for (const round of openRounds(work)) closeRound(work, round, 'cancelled');
  work.status = 'rejected';
  recordBySystem(work, { action: 'reject' });
  const userIds = [work.before.initiatorId, ...told];
  await notify(work, { event: 'rejected', userIds, stepId: task.stepId, opinion });
}
