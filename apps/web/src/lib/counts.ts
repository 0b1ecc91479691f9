import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, client } from './api/client.ts';
import { queryKeys } from './query-keys.ts';

export const countsQuery = queryOptions({
  queryKey: queryKeys.counts,
  queryFn: ({ signal }) => answer(client.GET('/api/tasks/counts', { signal })),
});

/** Numbers for badges: to-dos, copies, drafts, unread notifications. */
export function useCounts() {
  return useQuery(countsQuery);
}
