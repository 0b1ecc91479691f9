import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../../lib/api/client.ts';
import { queryKeys } from '../../../../lib/query-keys.ts';

/** The people whom a process names, by their user names; nothing for names that nobody has. */
export const usersQuery = (usernames: readonly string[]) =>
  queryOptions({
    queryKey: [...queryKeys.org, 'users', usernames.toSorted().join(',')],
    queryFn: async ({ signal }) => {
      const query = { usernames: usernames.join(',') };
      return (await answer(client.GET('/api/org/users', { params: { query }, signal }))).items;
    },
    staleTime: 10 * 60_000,
  });
