import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Every service that the reader may start, with the categories. */
export const itemsQuery = queryOptions({
  queryKey: [...queryKeys.items, 'list'],
  queryFn: ({ signal }) => answer(client.GET('/api/items', { signal })),
  staleTime: 5 * 60_000,
});
