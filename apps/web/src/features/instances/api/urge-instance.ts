import type { InstanceDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { afterInstanceAction } from './after-instance-action.ts';

/** Asks those to act for whom the application waits. Answers its new state. */
export function useUrgeInstance(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (message: string): Promise<InstanceDetail> =>
      answer(client.POST('/api/instances/{id}/urge', { params: { path: { id } }, body: message ? { message } : {} })),
    onSuccess: (instance) => afterInstanceAction(cache, instance),
  });
}
