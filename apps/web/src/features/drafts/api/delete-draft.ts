import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { type DraftPage, draftListsKey } from './list-drafts.ts';

/** Throws a draft away: it leaves the list at once and comes back if the server refuses. */
export function useDeleteDraft() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (id: string): Promise<void> => {
      await client.DELETE('/api/drafts/{id}', { params: { path: { id } } });
    },
    onMutate: async (id) => {
      await cache.cancelQueries({ queryKey: draftListsKey });
      const before = cache.getQueriesData({ queryKey: draftListsKey });
      cache.setQueriesData<InfiniteData<DraftPage, string | undefined>>(
        { queryKey: draftListsKey },
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({ ...page, items: page.items.filter((draft) => draft.id !== id) })),
          },
      );
      return { before };
    },
    onError: (_error, _id, context) => {
      for (const [queryKey, data] of context?.before ?? []) cache.setQueryData(queryKey, data);
    },
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: queryKeys.drafts }),
        cache.invalidateQueries({ queryKey: queryKeys.counts }),
      ]),
  });
}
