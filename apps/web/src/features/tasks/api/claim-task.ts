import type { TaskDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { refreshAfterAction } from './after-action.ts';
import { taskKey } from './get-task.ts';

/** Takes a task that was offered to several. Answers the task as the caller may act on it now. */
export function useClaimTask(task: TaskDetail) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (): Promise<TaskDetail> =>
      answer(
        client.POST('/api/tasks/{id}/claim', { params: { path: { id: task.id } }, body: { version: task.version } }),
      ),
    onSuccess: (changed) => {
      cache.setQueryData(taskKey(task.id), changed);
      refreshAfterAction(cache, task.id, task.instance.id);
    },
  });
}
