import type { Person } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { answer, client } from '../api/client.ts';
import { queryKeys } from '../query-keys.ts';

/** The person with an id that an address or a saved view names; undefined while unknown. */
export function usePerson(id: string | undefined): Person | undefined {
  const { data } = useQuery({
    queryKey: [...queryKeys.org, 'person', id],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/org/users', { params: { query: { ids: id ?? '', limit: 1 } }, signal })),
    enabled: id !== undefined,
    staleTime: 10 * 60_000,
  });
  return id === undefined ? undefined : data?.items[0];
}
