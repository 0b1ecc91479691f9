import type { ListFilters, TaskSummary } from '@flowhall/contracts';
import { type InfiniteData, infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export interface TaskFilters extends Omit<ListFilters, 'status'> {
  view: 'todo' | 'done' | 'cc';
}

export interface TaskPage {
  items: TaskSummary[];
  nextCursor: string | null;
  total?: number;
}
export type TaskPages = InfiniteData<TaskPage, string | undefined>;

/** One view of the task center, newest first, page after page. While a filter changes, the old rows stay. */
export const tasksQuery = (filters: TaskFilters) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.tasks, 'list', filters] as const,
    queryFn: ({ pageParam, signal }): Promise<TaskPage> =>
      answer(client.GET('/api/tasks', { params: { query: { ...filters, limit: 30, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
