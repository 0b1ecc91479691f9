import type { TransferAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { mayBeGiven, recorded } from '../person.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { putRound, putTask, type Work } from '../unit-of-work/work.ts';
import { checkEnclosed, checkOpinion, checkTask } from './check.ts';

/** Another person works on the task instead. */
export async function transfer(work: Work, action: TransferAction): Promise<void> {
  const { task, round, ability } = checkTask(work, action, 'transfer');
  const opinion = checkOpinion(ability, action.opinion);
  const enclosed = checkEnclosed(ability, action);
  const [person] = await work.ports.directory.peopleByIds([action.toUserId]);
  if (!person || !mayBeGiven(person)) throw new ApprovalError('user-not-active');
  if (person.id === task.assigneeId) throw new ApprovalError('assignee-not-candidate', { step: task.stepName.zh });
  putTask(work, task, { assigneeId: person.id, openedAt: work.at });
  putRound(work, round, { state: { ...round.state, touched: true } });
  work.participants.push({ userId: person.id, relation: 'assignee' });
  if (work.actor) work.participants.push({ userId: work.actor.userId, relation: 'handler' });
  const recipients = [{ stepId: task.stepId, stepName: task.stepName, people: [recorded(person)] }];
  await recordByActor(work, { action: 'transfer', task, opinion, detail: { ...enclosed, recipients } });
  await notify(work, { event: 'task-assigned', userIds: [person.id], taskId: task.id, stepId: task.stepId, opinion });
}
