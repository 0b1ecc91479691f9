import type { TaskDetail } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export const taskKey = (id: string) => [...queryKeys.tasks, id] as const;

/** One task with its form and what the caller may do. */
export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: taskKey(id),
    queryFn: ({ signal }): Promise<TaskDetail> =>
      answer(client.GET('/api/tasks/{id}', { params: { path: { id } }, signal })),
    select: claimFirst,
  });

/** Whoever may claim is led to do that first, so that nobody fills in what a colleague is filling in, too. */
function claimFirst(task: TaskDetail): TaskDetail {
  const claim = task.actions.find((action) => action.name === 'claim');
  return claim ? { ...task, actions: [claim] } : task;
}
