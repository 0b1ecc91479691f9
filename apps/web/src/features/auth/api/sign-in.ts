import type { LoginBody } from '@flowhall/contracts';
import { useMutation } from '@tanstack/react-query';
import { access, answer, client } from '../../../lib/api/client.ts';

/** Signs in; the session store and with it every page follow. */
export function useSignIn() {
  return useMutation({
    mutationFn: (body: LoginBody) => answer(client.POST('/api/auth/login', { body })),
    onSuccess: (result) => access.grant(result),
    retry: false,
  });
}
