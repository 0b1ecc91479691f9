import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** The application that was just submitted, with who has it now. */
export const submittedQuery = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.instances, 'submitted', id],
    queryFn: ({ signal }) => answer(client.GET('/api/instances/{id}', { params: { path: { id } }, signal })),
  });
