import type { Diagram } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { instanceKey } from './get-instance.ts';

/** The process model of an application with the state of each step. */
export const diagramQuery = (id: string) =>
  queryOptions({
    queryKey: [...instanceKey(id), 'diagram'] as const,
    queryFn: ({ signal }): Promise<Diagram> =>
      answer(client.GET('/api/instances/{id}/diagram', { params: { path: { id } }, signal })),
  });
