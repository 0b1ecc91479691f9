import type { InstanceDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { afterInstanceAction } from './after-instance-action.ts';

/** Gives people a copy to read. Answers the application's new state. */
export function useSendCopy(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (userIds: string[]): Promise<InstanceDetail> =>
      answer(client.POST('/api/instances/{id}/cc', { params: { path: { id } }, body: { userIds } })),
    onSuccess: (instance) => afterInstanceAction(cache, instance),
  });
}
