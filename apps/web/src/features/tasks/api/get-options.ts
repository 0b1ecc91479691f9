import { queryOptions } from '@tanstack/react-query';
import { previewTaskOptions, type TaskChoice } from './preview-options.ts';

/**
 * Where a task would go now. Asked anew by each dialog, as people and posts change; not under the tasks' key, so that a
 * live change does not disturb a choice that is being made.
 */
export const taskOptionsQuery = (id: string, choice: TaskChoice) =>
  queryOptions({
    queryKey: ['task-options', id, choice] as const,
    queryFn: () => previewTaskOptions(id, choice),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
