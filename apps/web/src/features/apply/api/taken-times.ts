import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** When a thing that the service lets people keep is taken, from now on. */
export const takenTimesQuery = (key: string, resource: string) =>
  queryOptions({
    queryKey: [...queryKeys.items, 'taken-times', key, resource],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/items/{key}/taken-times', { params: { path: { key }, query: { resource } }, signal })),
    staleTime: 10_000,
  });
