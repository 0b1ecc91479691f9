import type { DraftView, ListFilters } from '@flowhall/contracts';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Begins the keys of all lists of drafts. */
export const draftListsKey = [...queryKeys.drafts, 'list'] as const;

export interface DraftPage {
  items: DraftView[];
  nextCursor: string | null;
  total?: number;
}

export type DraftFilters = Pick<ListFilters, 'q' | 'item' | 'from' | 'to'>;

/** The caller's drafts, last changed first. While a filter changes, the old rows stay. */
export const draftsQuery = (filters: DraftFilters) =>
  infiniteQueryOptions({
    queryKey: [...draftListsKey, filters] as const,
    queryFn: ({ pageParam, signal }): Promise<DraftPage> =>
      answer(client.GET('/api/drafts', { params: { query: { ...filters, limit: 30, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
