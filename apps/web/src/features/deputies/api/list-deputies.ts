import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export const DEPUTY_SCOPES = ['given', 'received', 'all'] as const;
export type DeputyScope = (typeof DEPUTY_SCOPES)[number];

/** Deputies, newest first, page by page. */
export const deputiesQuery = (scope: DeputyScope) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.deputies, scope],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET('/api/deputies', {
          params: { query: { scope, limit: 50, cursor: pageParam || undefined } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
