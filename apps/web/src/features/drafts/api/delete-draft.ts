import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { type DraftPage, draftsQuery } from './list-drafts.ts';

/** Throws a draft away: it leaves the list at once and comes back if the server refuses. */
export function useDeleteDraft() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (id: string): Promise<void> => {
      await client.DELETE('/api/drafts/{id}', { params: { path: { id } } });
    },
    onMutate: async (id) => {
      await cache.cancelQueries({ queryKey: draftsQuery.queryKey });
      const before = cache.getQueryData(draftsQuery.queryKey);
      cache.setQueryData<InfiniteData<DraftPage, string | undefined>>(
        draftsQuery.queryKey,
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({ ...page, items: page.items.filter((draft) => draft.id !== id) })),
          },
      );
      return { before };
    },
    onError: (_error, _id, context) => cache.setQueryData(draftsQuery.queryKey, context?.before),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: queryKeys.drafts }),
        cache.invalidateQueries({ queryKey: queryKeys.counts }),
      ]),
  });
}
