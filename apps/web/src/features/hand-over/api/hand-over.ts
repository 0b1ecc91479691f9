import type { HandOverView } from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

const KEY = 'hand-over';

/** What waits for somebody. */
export const previewQuery = (userId: string) =>
  queryOptions({
    queryKey: [KEY, 'preview', userId],
    queryFn: ({ signal }) => answer(client.POST('/api/hand-overs/preview', { body: { userId }, signal })),
  });

/** How far a hand-over has come; asked again until it is done. */
export const handOverQuery = (started: HandOverView) =>
  queryOptions({
    queryKey: [KEY, started.id],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/hand-overs/{id}', { params: { path: { id: started.id } }, signal })),
    initialData: started,
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : 1000),
  });

/** Hands everything of one person to another. */
export function useHandOver() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { fromUserId: string; toUserId: string; reason?: string }): Promise<HandOverView> =>
      answer(client.POST('/api/hand-overs', { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: [KEY, 'preview'] }),
  });
}
