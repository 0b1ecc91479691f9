import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Services that need no account. */
export const publicItemsQuery = queryOptions({
  queryKey: [...queryKeys.site, 'public-items'],
  queryFn: ({ signal }) => answer(client.GET('/api/public-items', { signal })),
  staleTime: 60_000,
});
