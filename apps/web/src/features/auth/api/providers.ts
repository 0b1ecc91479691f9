import type { SignInProvider } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

/** Ways to sign in besides the local password. */
export const providersQuery = queryOptions({
  queryKey: ['sign-in-providers'] as const,
  queryFn: ({ signal }): Promise<{ items: SignInProvider[] }> => answer(client.GET('/api/auth/providers', { signal })),
  staleTime: 60_000,
});
