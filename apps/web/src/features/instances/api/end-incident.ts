import type { InstanceDetail } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { afterInstanceAction } from './after-instance-action.ts';

/** Lets what failed be tried again, or declares it done with. Answers the application's new state. */
export function useEndIncident(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (how: 'retry' | 'resolve'): Promise<InstanceDetail> => {
      const request = { params: { path: { id } }, body: {} };
      return answer(
        how === 'retry'
          ? client.POST('/api/incidents/{id}/retry', request)
          : client.POST('/api/incidents/{id}/resolve', request),
      );
    },
    onSuccess: (instance) => afterInstanceAction(cache, instance),
  });
}
