import type { CreateItemDraftBody } from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Every item with its versions and draft. */
export const itemsQuery = queryOptions({
  queryKey: [...queryKeys.studio, 'items'],
  queryFn: ({ signal }) => answer(client.GET('/api/studio/items', { signal })),
});

/** Throws a draft away. */
export function useDeleteDraft() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => client.DELETE('/api/studio/drafts/{id}', { params: { path: { id } } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [...queryKeys.studio, 'items'] }),
  });
}

/** Begins a draft. */
export function useCreateDraft() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateItemDraftBody) => answer(client.POST('/api/studio/drafts', { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.studio }),
  });
}
