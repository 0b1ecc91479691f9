import type { ItemDetail } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Guide, materials, route and form of a service. */
export const itemQuery = (key: string) =>
  queryOptions({
    queryKey: [...queryKeys.items, 'one', key],
    queryFn: ({ signal }): Promise<ItemDetail> =>
      answer(client.GET('/api/items/{key}', { params: { path: { key } }, signal })),
    staleTime: 5 * 60_000,
  });
