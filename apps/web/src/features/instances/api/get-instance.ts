import type { InstanceDetail } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export const instanceKey = (id: string) => [...queryKeys.instances, id] as const;

/** One application with its form record and what the caller may do. */
export const instanceQuery = (id: string) =>
  queryOptions({
    queryKey: instanceKey(id),
    queryFn: ({ signal }): Promise<InstanceDetail> =>
      answer(client.GET('/api/instances/{id}', { params: { path: { id } }, signal })),
  });
