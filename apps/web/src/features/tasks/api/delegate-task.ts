import type { HandTaskBody, InstanceDetail, TaskDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { afterAction } from './after-action.ts';

/** Lets another person work on a task, which then comes back. Answers the application's new state. */
export function useDelegateTask(task: Pick<TaskDetail, 'id' | 'version'>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<HandTaskBody, 'version'>): Promise<InstanceDetail> =>
      answer(
        client.POST('/api/tasks/{id}/delegate', {
          params: { path: { id: task.id } },
          body: { ...body, version: task.version },
        }),
      ),
    onSuccess: (instance) => afterAction(cache, task.id, instance),
  });
}
