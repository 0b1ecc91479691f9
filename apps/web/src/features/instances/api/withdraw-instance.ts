import type { InstanceDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { afterInstanceAction } from './after-instance-action.ts';

/** Takes back what the caller submitted last. Answers its new state. */
export function useWithdrawInstance(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (reason: string): Promise<InstanceDetail> =>
      answer(client.POST('/api/instances/{id}/withdraw', { params: { path: { id } }, body: reason ? { reason } : {} })),
    onSuccess: (instance) => afterInstanceAction(cache, instance),
  });
}
