import type { TaskDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { refreshAfterAction } from './after-action.ts';
import { taskKey } from './get-task.ts';

/** Gives a claimed task back to the candidates. Answers the task as the caller may act on it now. */
export function useReleaseTask(task: TaskDetail) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (): Promise<TaskDetail> =>
      answer(
        client.POST('/api/tasks/{id}/release', { params: { path: { id: task.id } }, body: { version: task.version } }),
      ),
    onSuccess: (changed) => {
      cache.setQueryData(taskKey(task.id), changed);
      refreshAfterAction(cache, task.id, task.instance.id);
    },
  });
}
