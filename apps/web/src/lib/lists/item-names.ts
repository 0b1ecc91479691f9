import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../api/client.ts';

/** All services that there are, by name. Not for visitors. */
export const itemNamesQuery = queryOptions({
  queryKey: ['item-names'],
  queryFn: ({ signal }) => answer(client.GET('/api/deputies/items', { signal })),
  staleTime: 5 * 60_000,
});
