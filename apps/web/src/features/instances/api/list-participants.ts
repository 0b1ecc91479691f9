import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { instanceKey } from './get-instance.ts';

/** People who have to do with an application, whom a comment may mention. */
export const participantsQuery = (id: string) =>
  queryOptions({
    queryKey: [...instanceKey(id), 'participants'],
    queryFn: async ({ signal }) =>
      (await answer(client.GET('/api/instances/{id}/participants', { params: { path: { id } }, signal }))).items,
  });
