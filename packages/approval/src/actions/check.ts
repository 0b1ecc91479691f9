import { ApprovalError } from '../errors.ts';
import type { Enclosed } from '../history/history-entry.ts';
import type { Abilities, TaskAbility, TaskActionName } from '../offers.ts';
import { allowedActions } from '../rights.ts';
import type { Round, Task } from '../state.ts';
import { subjectOf, type Work } from '../unit-of-work/work.ts';

/** What the actor may do now. */
export function abilitiesOf(work: Work): Abilities {
  if (!work.actor) throw new ApprovalError('forbidden');
  const operator = work.actor.operator === true;
  return allowedActions(work.model, work.before, { userId: subjectOf(work.actor), operator }, work.at);
}

export interface CheckedTask {
  /** With the actor as assignee, also where a candidate acts without having claimed it. */
  readonly task: Task;
  readonly round: Round;
  readonly ability: TaskAbility;
}

/** The task that an action is about, when the actor may take this action on it and saw its present version. */
export function checkTask(
  work: Work,
  request: { readonly taskId: string; readonly version?: number },
  name: TaskActionName,
): CheckedTask {
  const task = work.tasks.get(request.taskId);
  const round = task && work.rounds.get(task.roundId);
  // Closed rounds are not loaded: a task that is not here was there before and has been acted on.
  const present = task && round && (task.status === 'open' || name === 'remove-sign');
  if (!present) throw new ApprovalError('task-already-done');
  const abilities = abilitiesOf(work).tasks[task.id] ?? [];
  // Whoever saw an older version may have had the right then: somebody was faster.
  if (request.version !== undefined && request.version !== task.version) throw new ApprovalError('version-conflict');
  if (abilities.length === 0) throw stranger(work, task, name);
  const ability = abilities.find((one) => one.name === name);
  if (!ability) throw new ApprovalError('action-not-allowed', { action: name });
  const takes = task.assigneeId === null && name !== 'claim' && work.actor !== null;
  return { task: takes ? { ...task, assigneeId: subjectOf(work.actor) } : task, round, ability };
}

function stranger(work: Work, task: Task, name: TaskActionName): ApprovalError {
  const subject = work.actor ? subjectOf(work.actor) : null;
  const lateClaim = name === 'claim' && subject !== null && task.candidateIds.includes(subject);
  return new ApprovalError(lateClaim ? 'already-claimed' : 'not-your-task');
}

/** The trimmed opinion; refused when the action asks for one and there is none. */
export function checkOpinion(ability: Pick<TaskAbility, 'opinion'>, opinion: string | undefined): string | null {
  const words = opinion?.trim() ?? '';
  if (words === '' && ability.opinion === 'required') throw new ApprovalError('opinion-required');
  return words === '' ? null : words;
}

/** What goes into the record besides words; refused when the action asks for a signature or files and there are none. */
export function checkEnclosed(
  ability: Pick<TaskAbility, 'signature' | 'attachment'>,
  { signature, attachments = [] }: Enclosed,
): Enclosed {
  if (!signature && ability.signature === 'required') throw new ApprovalError('signature-required');
  if (attachments.length === 0 && ability.attachment === 'required') throw new ApprovalError('attachment-required');
  return { ...(signature && { signature }), ...(attachments.length > 0 && { attachments }) };
}
