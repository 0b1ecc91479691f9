import type { HistoryEntryView } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { instanceKey } from './get-instance.ts';

/** Transfer records of an application, oldest first. */
export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: [...instanceKey(id), 'history'] as const,
    queryFn: async ({ signal }): Promise<HistoryEntryView[]> => {
      const { items } = await answer(client.GET('/api/instances/{id}/history', { params: { path: { id } }, signal }));
      return items;
    },
  });
