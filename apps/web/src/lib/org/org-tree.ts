import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../api/client.ts';
import { queryKeys } from '../query-keys.ts';

/** All departments, parents before children. */
export const orgTreeQuery = queryOptions({
  queryKey: [...queryKeys.org, 'tree'],
  queryFn: ({ signal }) => answer(client.GET('/api/org/tree', { signal })),
  staleTime: 10 * 60_000,
});
