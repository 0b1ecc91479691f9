import type { ClaimAction, ReleaseAction } from '../actions.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { putTask, subjectOf, type Work } from '../unit-of-work/work.ts';
import { checkTask } from './check.ts';

/** A candidate takes the task. */
export async function claim(work: Work, action: ClaimAction): Promise<void> {
  const { task } = checkTask(work, action, 'claim');
  const assigneeId = work.actor ? subjectOf(work.actor) : null;
  putTask(work, task, { assigneeId });
  if (assigneeId) work.participants.push({ userId: assigneeId, relation: 'assignee' });
  await recordByActor(work, { action: 'claim', task });
}

/** Whoever claimed it gives it back to all candidates. */
export async function release(work: Work, action: ReleaseAction): Promise<void> {
  const { task } = checkTask(work, action, 'release');
  putTask(work, task, { assigneeId: null });
  await recordByActor(work, { action: 'release', task });
}
