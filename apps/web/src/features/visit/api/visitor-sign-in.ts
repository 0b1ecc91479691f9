import type { VisitorLoginBody } from '@flowhall/contracts';
import { useMutation } from '@tanstack/react-query';
import { access, answer, client } from '../../../lib/api/client.ts';

/** Has a code sent to a phone. */
export function useSendCode(key: string) {
  return useMutation({
    mutationFn: (phone: string) =>
      answer(client.POST('/api/public-items/{key}/codes', { params: { path: { key } }, body: { phone } })),
    retry: false,
  });
}

/** Signs in by the code; the session store and with it every page follow. */
export function useVisitorSignIn(itemKey: string) {
  return useMutation({
    mutationFn: (entries: Omit<VisitorLoginBody, 'itemKey'>) =>
      answer(client.POST('/api/auth/visitor', { body: { ...entries, itemKey } })),
    onSuccess: (result) => access.grant(result),
    retry: false,
  });
}
