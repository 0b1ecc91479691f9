import type { ActOnTasksAnswer, ActOnTasksBody } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** One action on many to-dos. Each has a result of its own; whatever came of it, the lists are fetched anew. */
export function useActOnTasks() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ActOnTasksBody): Promise<ActOnTasksAnswer> => answer(client.POST('/api/tasks/batch', { body })),
    onSettled: () => {
      for (const queryKey of [queryKeys.tasks, queryKeys.instances, queryKeys.counts])
        void cache.invalidateQueries({ queryKey });
    },
  });
}
