import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Marks notifications as read; without ids, all of them. */
export function useReadNotifications() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids?: string[]) => client.POST('/api/notifications/read', { body: ids ? { ids } : {} }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.notifications }),
        queries.invalidateQueries({ queryKey: queryKeys.counts }),
      ]),
  });
}
