import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { instanceKey } from './get-instance.ts';

/** Whether the stored records are what was written. */
export const verifyHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: [...instanceKey(id), 'verify'] as const,
    queryFn: ({ signal }) =>
      answer(client.GET('/api/instances/{id}/history/verify', { params: { path: { id } }, signal })),
  });
