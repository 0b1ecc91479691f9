import type { OwnAccount, SetPhoneBody } from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { sessionChanged } from '../../../lib/session/session.ts';

const key = ['own-account'] as const;

/** What one signs in with. */
export const accountQuery = queryOptions({
  queryKey: key,
  queryFn: ({ signal }): Promise<OwnAccount> => answer(client.GET('/api/me/account', { signal })),
});

/** Has a code sent to a phone, to show that it is one's own. */
export const useSendOwnCode = () =>
  useMutation({
    mutationFn: (phone: string) => answer(client.POST('/api/me/phone/codes', { body: { phone } })),
    retry: false,
  });

/** Keeps the phone; the session store and with it every page follow. */
export function useSetPhone(onDone?: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SetPhoneBody) => answer(client.PUT('/api/me/phone', { body })),
    onSuccess: (user) => {
      void cache.invalidateQueries({ queryKey: key });
      onDone?.();
      sessionChanged(user);
    },
    retry: false,
  });
}
