import type { InstanceDetail, TaskCounts } from '@flowhall/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../../lib/query-keys.ts';
import { instanceKey } from '../../instances/index.ts';
import { taskKey } from './get-task.ts';
import type { TaskPages } from './list-tasks.ts';

/** Takes a row out of the cached to-do lists, so that nobody sees again what was just handled. */
function dropFromTodo(cache: QueryClient, taskId: string): void {
  cache.setQueriesData<TaskPages>(
    {
      queryKey: [...queryKeys.tasks, 'list'],
      predicate: ({ queryKey }) => {
        const filters = queryKey[2];
        return typeof filters === 'object' && filters !== null && 'view' in filters && filters.view === 'todo';
      },
    },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, items: page.items.filter((row) => row.taskId !== taskId) })),
      },
  );
}

/** Brings the cache in line after a task was handled: the answer is the new state of the application. */
export function afterAction(cache: QueryClient, taskId: string, instance: InstanceDetail): void {
  dropFromTodo(cache, taskId);
  cache.setQueryData<TaskCounts>(
    queryKeys.counts,
    (counts) => counts && { ...counts, todo: Math.max(0, counts.todo - 1) },
  );
  cache.setQueryData(instanceKey(instance.id), instance);
  refreshAfterAction(cache, taskId, instance.id);
}

/** Marks everything stale that an action on a task touches; what is on the screen is fetched anew without flicker. */
export function refreshAfterAction(cache: QueryClient, taskId: string, instanceId: string): void {
  const touched = [
    [...queryKeys.tasks, 'list'],
    taskKey(taskId),
    queryKeys.counts,
    [...queryKeys.instances, 'list'],
    instanceKey(instanceId),
  ];
  for (const queryKey of touched) void cache.invalidateQueries({ queryKey });
}
