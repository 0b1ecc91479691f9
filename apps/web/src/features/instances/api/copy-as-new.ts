import type { CopiedDraft } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Begins a draft with the values of an old application. Refused when the caller may no longer start the service. */
export function useCopyAsNew() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string): Promise<CopiedDraft> =>
      answer(client.POST('/api/instances/{id}/copy', { params: { path: { id } } })),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: queryKeys.drafts }),
        cache.invalidateQueries({ queryKey: queryKeys.counts }),
      ]),
  });
}
