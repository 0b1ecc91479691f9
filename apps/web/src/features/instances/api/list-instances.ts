import type { InstanceSummary, ListFilters } from '@flowhall/contracts';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export interface InstanceFilters extends ListFilters {
  /** Own applications, or all that the caller took part in. */
  scope: 'mine' | 'involved';
}

export interface InstancePage {
  items: InstanceSummary[];
  nextCursor: string | null;
  total?: number;
}

/** Applications, newest first, page after page. While a filter changes, the old rows stay. */
export const instancesQuery = (filters: InstanceFilters) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.instances, 'list', filters] as const,
    queryFn: ({ pageParam, signal }): Promise<InstancePage> =>
      answer(client.GET('/api/instances', { params: { query: { ...filters, limit: 30, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
