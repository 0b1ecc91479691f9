import type { Round } from '../state.ts';
import { notify } from '../unit-of-work/notify.ts';
import { putTask, tasksOf, type Work } from '../unit-of-work/work.ts';
import { isTurn, isUndone } from './seats.ts';

/** Opens the tasks whose turn has come, telling their people, and lets those wait that must. */
export async function takeTurns(work: Work, round: Round, opinion: string | null): Promise<void> {
  const tasks = tasksOf(work, round.id);
  for (const task of tasks.filter(isUndone)) {
    const comes = isTurn(round, tasks, task);
    if (comes === (task.status === 'open')) continue;
    putTask(work, task, comes ? { status: 'open', openedAt: work.at } : { status: 'waiting' });
    if (!comes || task.assigneeId === null) continue;
    const userIds = [task.assigneeId];
    await notify(work, { event: 'task-assigned', userIds, taskId: task.id, stepId: task.stepId, opinion });
  }
}
