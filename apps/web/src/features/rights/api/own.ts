import type { CreateMyTokenBody, MyToken, SessionView } from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

const sessionsKey = ['my-sessions'] as const;
const tokensKey = ['my-tokens'] as const;

/** Where one has signed in. */
export const sessionsQuery = queryOptions({
  queryKey: sessionsKey,
  queryFn: ({ signal }): Promise<{ items: SessionView[] }> => answer(client.GET('/api/me/sessions', { signal })),
});

export function useEndSession() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => client.DELETE('/api/me/sessions/{id}', { params: { path: { id } } }),
    onSettled: () => cache.invalidateQueries({ queryKey: sessionsKey }),
  });
}

export function useEndOthers() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer(client.POST('/api/me/sessions/end-others', {})),
    onSettled: () => cache.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Own tokens for programs. */
export const tokensQuery = queryOptions({
  queryKey: tokensKey,
  queryFn: ({ signal }): Promise<{ items: MyToken[] }> => answer(client.GET('/api/me/tokens', { signal })),
});

export function useCreateToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateMyTokenBody) => answer(client.POST('/api/me/tokens', { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: tokensKey }),
  });
}

export function useRevokeToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => client.DELETE('/api/me/tokens/{id}', { params: { path: { id } } }),
    onSettled: () => cache.invalidateQueries({ queryKey: tokensKey }),
  });
}
