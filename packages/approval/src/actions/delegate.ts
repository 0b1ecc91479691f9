import type { DelegateAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { mayBeGiven, recorded } from '../person.ts';
import { isUndone, withSeat } from '../rounds/seats.ts';
import type { Task } from '../state.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { putRound, putTask, subjectOf, tasksOf, type Work } from '../unit-of-work/work.ts';
import { type CheckedTask, checkEnclosed, checkOpinion, checkTask } from './check.ts';

/** Another person works on the task; then it comes back for confirmation. */
export async function delegate(work: Work, action: DelegateAction): Promise<void> {
  const { task, round, ability } = checkTask(work, action, 'delegate');
  const opinion = checkOpinion(ability, action.opinion);
  const enclosed = checkEnclosed(ability, action);
  const [person] = await work.ports.directory.peopleByIds([action.toUserId]);
  if (!person || !mayBeGiven(person)) throw new ApprovalError('user-not-active');
  const busy = [task, ...tasksOf(work, round.id).filter(isUndone)].some((one) => one.assigneeId === person.id);
  if (busy) throw new ApprovalError('assignee-not-candidate', { step: task.stepName.zh, stepEn: task.stepName.en });
  const delegatedById = work.actor ? subjectOf(work.actor) : null;
  putTask(work, task, { assigneeId: person.id, openedAt: work.at });
  putRound(work, round, { state: { ...withSeat(round.state, task.id, { delegatedById }), touched: true } });
  work.participants.push({ userId: person.id, relation: 'assignee' });
  if (work.actor) work.participants.push({ userId: work.actor.userId, relation: 'handler' });
  const recipients = [{ stepId: task.stepId, stepName: task.stepName, people: [recorded(person)] }];
  await recordByActor(work, { action: 'delegate', task, opinion, detail: { ...enclosed, recipients } });
  await notify(work, { event: 'task-assigned', userIds: [person.id], taskId: task.id, stepId: task.stepId, opinion });
}

/** Whoever worked on it for somebody else is done: the task is its owner's again, with the opinion in the history. */
export async function giveBack(
  work: Work,
  { task, round }: CheckedTask,
  report: Pick<Parameters<typeof recordByActor>[1], 'opinion' | 'changes' | 'detail'>,
  ownerId: string,
): Promise<Task> {
  const returned = putTask(work, task, { assigneeId: ownerId, openedAt: work.at });
  const state = withSeat(round.state, task.id, { delegatedById: null });
  putRound(work, round, { state: { ...state, touched: true } });
  if (work.actor) work.participants.push({ userId: work.actor.userId, relation: 'handler' });
  await recordByActor(work, { action: 'report-back', task, ...report });
  const { opinion = null } = report;
  await notify(work, { event: 'task-assigned', userIds: [ownerId], taskId: task.id, stepId: task.stepId, opinion });
  return returned;
}
