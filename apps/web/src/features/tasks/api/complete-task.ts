import type { CompleteTaskBody, InstanceDetail, TaskDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { afterAction } from './after-action.ts';

/** Agrees, disagrees or submits. Answers the application's new state. */
export function useCompleteTask(task: Pick<TaskDetail, 'id' | 'version'>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<CompleteTaskBody, 'version'>): Promise<InstanceDetail> =>
      answer(
        client.POST('/api/tasks/{id}/complete', {
          params: { path: { id: task.id } },
          body: { ...body, version: task.version },
        }),
      ),
    onSuccess: (instance) => afterAction(cache, task.id, instance),
  });
}
