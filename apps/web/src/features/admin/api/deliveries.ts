import type { DELIVERY_STATUSES, DeliveryView } from '@flowhall/contracts';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

const key = ['admin-deliveries'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

interface Page {
  items: DeliveryView[];
  nextCursor: string | null;
}

/** Messages outside the application, newest first. */
export const deliveriesQuery = (status: DeliveryStatus | null) =>
  infiniteQueryOptions({
    queryKey: [...key, status],
    queryFn: ({ signal, pageParam: cursor }): Promise<Page> =>
      answer(
        client.GET('/api/admin/notification-deliveries', {
          params: { query: { limit: 50, ...(status && { status }), cursor } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
  });

export function useRetryDelivery() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      client.POST('/api/admin/notification-deliveries/{id}/retry', { params: { path: { id } } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  });
}
