import type { LoginBody } from '@flowhall/contracts';
import { useMutation } from '@tanstack/react-query';
import { access, answer, client } from '../../../lib/api/client.ts';

export interface DirectoryCredentials extends LoginBody {
  /** Of the provider; absent for the local password. */
  readonly provider?: string | undefined;
}

/** Signs in with a password: the local one, or that of a directory. */
export function useSignIn() {
  return useMutation({
    mutationFn: ({ provider, ...body }: DirectoryCredentials) =>
      provider === undefined
        ? answer(client.POST('/api/auth/login', { body }))
        : answer(client.POST('/api/auth/providers/{key}/password', { params: { path: { key: provider } }, body })),
    onSuccess: (result) => access.grant(result),
    retry: false,
  });
}
