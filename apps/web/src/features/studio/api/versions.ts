import { queryOptions } from '@tanstack/react-query';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** The versions of an item, newest first; none of one that has not been deployed. */
export const versionsQuery = (key: string) =>
  queryOptions({
    queryKey: [...queryKeys.studio, 'versions', key],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/definitions/{key}/versions', { params: { path: { key } }, signal })).then(
        ({ items }) => items,
        (error: unknown) => {
          if (error instanceof ApiProblem && error.code === 'not-found') return [];
          throw error;
        },
      ),
  });
