import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { itemsQuery } from './list-items.ts';

/** Marks or unmarks a favourite; the star answers at once and goes back if the server refuses. */
export function useSetFavourite() {
  const queries = useQueryClient();
  const show = (key: string, favourite: boolean) =>
    queries.setQueryData(itemsQuery.queryKey, (list) =>
      list ? { ...list, items: list.items.map((item) => (item.key === key ? { ...item, favourite } : item)) } : list,
    );
  return useMutation({
    mutationFn: ({ key, favourite }: { key: string; favourite: boolean }) => {
      const options = { params: { path: { key } } };
      return favourite
        ? client.PUT('/api/items/{key}/favourite', options)
        : client.DELETE('/api/items/{key}/favourite', options);
    },
    onMutate: ({ key, favourite }) => {
      show(key, favourite);
    },
    onError: (_error, { key, favourite }) => {
      show(key, !favourite);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.items }),
  });
}
