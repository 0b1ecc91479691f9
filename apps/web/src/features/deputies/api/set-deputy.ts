import type { ChangeDeputyBody, DeputyView } from '@flowhall/contracts';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

const refresh = (cache: QueryClient) =>
  Promise.all(
    [queryKeys.deputies, queryKeys.tasks, queryKeys.counts].map((queryKey) => cache.invalidateQueries({ queryKey })),
  );

export interface DeputyChange extends ChangeDeputyBody {
  /** Which one is changed or confirmed; absent: a new one. */
  id?: string;
  /** Whose work it is, where not one's own. */
  userId?: string;
}

/** Names a deputy, changes a deputyship or confirms a proposed one. */
export function useSetDeputy() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, userId, ...body }: DeputyChange): Promise<DeputyView> =>
      answer(
        id
          ? client.PUT('/api/deputies/{id}', { params: { path: { id } }, body })
          : client.POST('/api/deputies', { body: { ...body, ...(userId ? { userId } : {}) } }),
      ),
    onSuccess: () => refresh(cache),
  });
}

/** Ends a deputyship, or declines a proposed one. */
export function useEndDeputy() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string): Promise<DeputyView> =>
      answer(client.POST('/api/deputies/{id}/end', { params: { path: { id } } })),
    onSuccess: () => refresh(cache),
  });
}
