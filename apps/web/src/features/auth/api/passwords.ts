import type { ChangePasswordBody, FirstAdministratorBody, PasswordLink, UseLinkBody } from '@flowhall/contracts';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { sessionChanged } from '../../../lib/session/session.ts';

/** Changes one's own password; the session store and with it every page follow. */
export const useChangePassword = (onDone?: () => void) =>
  useMutation({
    mutationFn: (body: ChangePasswordBody) => answer(client.PUT('/api/me/password', { body })),
    onSuccess: (user) => {
      onDone?.();
      sessionChanged(user);
    },
    retry: false,
  });

/** Has a link mailed that sets another password. */
export const useRequestReset = () =>
  useMutation({
    mutationFn: (account: string) => client.POST('/api/auth/password-resets', { body: { account } }),
    retry: false,
  });

/** What a one-time link is for. */
export const passwordLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['password-link', token] as const,
    queryFn: ({ signal }): Promise<PasswordLink> =>
      answer(client.POST('/api/auth/password-links/read', { body: { token }, signal })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Sets a password by a link. */
export const useUseLink = () =>
  useMutation({
    mutationFn: (body: UseLinkBody) => client.POST('/api/auth/password-links/use', { body }),
    retry: false,
  });

/** Makes the first administrator of an installation. */
export const useCreateFirstAdministrator = () =>
  useMutation({
    mutationFn: (body: FirstAdministratorBody) => client.POST('/api/auth/first-administrator', { body }),
    retry: false,
  });
