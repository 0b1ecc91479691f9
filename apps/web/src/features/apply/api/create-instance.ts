import type { CreateInstanceBody } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Submits an application; its draft goes away with it. */
export function useCreateInstance() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateInstanceBody) => answer(client.POST('/api/instances', { body })),
    onSuccess: () => {
      for (const key of [queryKeys.instances, queryKeys.tasks, queryKeys.drafts, queryKeys.counts, queryKeys.items]) {
        void queries.invalidateQueries({ queryKey: key });
      }
    },
  });
}
