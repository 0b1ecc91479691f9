import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../api/client.ts';
import { queryKeys } from '../query-keys.ts';

export interface PeopleFilter {
  q?: string;
  departmentId?: string;
  /** Also people of the departments below. */
  deep?: boolean;
}

/** People by name, department and post, page by page. */
export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.org, 'people', filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET('/api/org/users', {
          params: { query: { ...filter, limit: 50, cursor: pageParam || undefined } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 60_000,
  });
