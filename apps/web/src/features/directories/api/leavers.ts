import type { Leaver } from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

const key = ['leavers'] as const;
const path = (userId: string) => ({ params: { path: { userId } } });

/** Who leaves; asked again while work is on its way. */
export const leaversQuery = queryOptions({
  queryKey: key,
  queryFn: ({ signal }): Promise<{ items: Leaver[] }> => answer(client.GET('/api/leavers', { signal })),
  refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'handing-over') ? 1000 : false),
});

function useLeaverChange<T, R>(change: (wish: T) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => cache.invalidateQueries({ queryKey: key }) });
}

export const useBeginLeaving = () =>
  useLeaverChange((userId: string) => answer(client.POST('/api/leavers', { body: { userId } })));

export const useHandOverLeaver = (userId: string) =>
  useLeaverChange((toUserId: string) =>
    answer(client.POST('/api/leavers/{userId}/hand-over', { ...path(userId), body: { toUserId } })),
  );

export const useKeepLeaver = (userId: string) =>
  useLeaverChange(() => client.POST('/api/leavers/{userId}/stay', path(userId)));
