import { queryOptions } from '@tanstack/react-query';
import { taskKey } from './get-task.ts';
import { previewTaskOptions, type TaskChoice } from './preview-options.ts';

/** Where a task would go now. Asked anew each time, as people and posts change. */
export const taskOptionsQuery = (id: string, choice: TaskChoice) =>
  queryOptions({
    queryKey: [...taskKey(id), 'options', choice] as const,
    queryFn: () => previewTaskOptions(id, choice),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
