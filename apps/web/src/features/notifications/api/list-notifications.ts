import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Own notifications, newest first, page by page. */
export const notificationsQuery = infiniteQueryOptions({
  queryKey: queryKeys.notifications,
  queryFn: ({ pageParam, signal }) =>
    answer(
      client.GET('/api/notifications', { params: { query: { limit: 20, cursor: pageParam || undefined } }, signal }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
});
