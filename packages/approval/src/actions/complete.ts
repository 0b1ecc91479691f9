import type { CompleteAction } from '../actions.ts';
import type { HistoryAction } from '../history/history-entry.ts';
import { decide } from '../rounds/decide.ts';
import { seatOf } from '../rounds/seats.ts';
import { takeTurns } from '../rounds/turns.ts';
import type { JsonObject, Outcome, Task } from '../state.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { putRound, putTask, subjectOf, tasksOf, type Work } from '../unit-of-work/work.ts';
import { checkEnclosed, checkOpinion, checkTask } from './check.ts';
import { conclude } from './conclude.ts';
import { giveBack } from './delegate.ts';

/** Submit, agree or disagree; whoever works on it for somebody else gives it back to them. */
export async function complete(work: Work, action: CompleteAction): Promise<void> {
  const checked = checkTask(work, action, action.outcome);
  const { task, round, ability } = checked;
  const opinion = checkOpinion(ability, action.opinion);
  const enclosed = checkEnclosed(ability, action);
  mergeForm(work, action.form ?? {});
  const { changes } = action;
  const { delegatedById } = seatOf(round.state, task.id);
  if (delegatedById) {
    await giveBack(work, checked, { opinion, changes, detail: enclosed }, delegatedById);
    return;
  }
  const resubmits = work.approval.handlers[task.stepId] !== undefined;
  const done = putTask(work, task, {
    status: 'done',
    outcome: action.outcome,
    opinion,
    doneAt: work.at,
    doneById: work.actor?.userId ?? null,
  });
  const what = historyAction(work, task, action.outcome, resubmits);
  await recordByActor(work, { action: what, task, opinion, changes, detail: enclosed });
  noteParticipants(work);
  const outcome = decide(round, tasksOf(work, round.id));
  if (outcome) return conclude(work, round, done, outcome, action);
  const touched = putRound(work, round, { state: { ...round.state, touched: true } });
  await takeTurns(work, touched, opinion);
}

function historyAction(work: Work, task: Task, outcome: Outcome, resubmits: boolean): HistoryAction {
  if (task.stepId !== work.model.applyStepId) return outcome;
  return resubmits ? 'resubmit' : 'submit';
}

function noteParticipants(work: Work): void {
  const { actor } = work;
  if (!actor) return;
  for (const userId of new Set([subjectOf(actor), actor.userId])) {
    work.participants.push({ userId, relation: 'handler' });
  }
}

/** Takes the fields over; null clears one. Where there are none the values stay the same object. */
export function mergeForm(work: Work, form: JsonObject): void {
  if (Object.keys(form).length === 0) return;
  const merged = Object.entries({ ...work.variables.form, ...form }).filter(([, value]) => value !== null);
  work.variables = { ...work.variables, form: Object.fromEntries(merged) };
}
