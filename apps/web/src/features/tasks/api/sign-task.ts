import type { AddSignBody, InstanceDetail, RemoveSignBody, TaskDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { refreshAfterAction } from './after-action.ts';

type Held = Pick<TaskDetail, 'id' | 'version' | 'instance'>;

/** Asks more people to sign. Answers the application's new state. */
export function useAddSign(task: Held) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<AddSignBody, 'version'>): Promise<InstanceDetail> =>
      answer(
        client.POST('/api/tasks/{id}/add-sign', {
          params: { path: { id: task.id } },
          body: { ...body, version: task.version },
        }),
      ),
    onSuccess: () => refreshAfterAction(cache, task.id, task.instance.id),
  });
}

/** No longer asks people who have not acted. Answers the application's new state. */
export function useRemoveSign(task: Held) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<RemoveSignBody, 'version'>): Promise<InstanceDetail> =>
      answer(
        client.POST('/api/tasks/{id}/remove-sign', {
          params: { path: { id: task.id } },
          body: { ...body, version: task.version },
        }),
      ),
    onSuccess: () => refreshAfterAction(cache, task.id, task.instance.id),
  });
}
