import type {
  CreateIdentityProviderBody,
  IdentityProvider,
  ProviderCheck,
  SignInSettings,
  UpdateIdentityProviderBody,
} from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

const key = ['admin-identity-providers'] as const;
const path = (id: string) => ({ params: { path: { id } } });

/** Systems by which people sign in, with their settings. */
export const providersQuery = queryOptions({
  queryKey: key,
  queryFn: ({ signal }): Promise<{ items: IdentityProvider[] }> =>
    answer(client.GET('/api/admin/identity-providers', { signal })),
});

const settingsKey = ['admin-sign-in-settings'] as const;

/** What everybody is asked for at sign-in. */
export const signInSettingsQuery = queryOptions({
  queryKey: settingsKey,
  queryFn: ({ signal }): Promise<SignInSettings> => answer(client.GET('/api/admin/sign-in-settings', { signal })),
});

export function useSaveSignInSettings() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SignInSettings) => answer(client.PUT('/api/admin/sign-in-settings', { body })),
    onSuccess: (saved) => cache.setQueryData(settingsKey, saved),
  });
}

function useProviderChange<T, R>(change: (wish: T) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => cache.invalidateQueries({ queryKey: key }) });
}

export const useCreateProvider = () =>
  useProviderChange((body: CreateIdentityProviderBody) =>
    answer(client.POST('/api/admin/identity-providers', { body })),
  );

export const useUpdateProvider = (id: string) =>
  useProviderChange((body: UpdateIdentityProviderBody) =>
    answer(client.PUT('/api/admin/identity-providers/{id}', { ...path(id), body })),
  );

export const useDeleteProvider = (id: string) =>
  useProviderChange(() => client.DELETE('/api/admin/identity-providers/{id}', path(id)));

export const useCheckProvider = (id: string) =>
  useMutation({
    mutationFn: (): Promise<ProviderCheck> => answer(client.POST('/api/admin/identity-providers/{id}/check', path(id))),
  });
