import type { InstanceDetail, ReturnTaskBody, TaskDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { afterAction } from './after-action.ts';

/** Sends an application back to an earlier step. Answers the application's new state. */
export function useReturnTask(task: Pick<TaskDetail, 'id' | 'version'>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<ReturnTaskBody, 'version'>): Promise<InstanceDetail> =>
      answer(
        client.POST('/api/tasks/{id}/return', {
          params: { path: { id: task.id } },
          body: { ...body, version: task.version },
        }),
      ),
    onSuccess: (instance) => afterAction(cache, task.id, instance),
  });
}
