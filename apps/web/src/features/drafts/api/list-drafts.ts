import type { DraftView } from '@flowhall/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export interface DraftPage {
  items: DraftView[];
  nextCursor: string | null;
  total?: number;
}

/** The caller's drafts, last changed first. */
export const draftsQuery = infiniteQueryOptions({
  queryKey: [...queryKeys.drafts, 'list'] as const,
  queryFn: ({ pageParam, signal }): Promise<DraftPage> =>
    answer(client.GET('/api/drafts', { params: { query: { limit: 30, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});
