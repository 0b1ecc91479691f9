import type { SessionView } from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

const key = (id: string) => ['sessions-of', id] as const;

/** Where somebody has signed in. */
export const sessionsOfQuery = (id: string) =>
  queryOptions({
    queryKey: key(id),
    queryFn: ({ signal }): Promise<{ items: SessionView[] }> =>
      answer(client.GET('/api/admin/users/{id}/sessions', { params: { path: { id } }, signal })),
  });

export function useEndSessionOf(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) =>
      client.DELETE('/api/admin/users/{id}/sessions/{sessionId}', { params: { path: { id, sessionId } } }),
    onSettled: () => cache.invalidateQueries({ queryKey: key(id) }),
  });
}

export function useErasePerson(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      answer(client.POST('/api/admin/users/{id}/erase', { params: { path: { id } }, body: { reason } })),
    onSuccess: () => cache.invalidateQueries(),
  });
}
