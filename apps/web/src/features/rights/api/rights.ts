import type { CreateRoleBody, Grant, GrantBody, RightsOf, Role, RoleBody } from '@flowhall/contracts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

const key = ['rights'] as const;

/** Roles with what they permit. */
export const rolesQuery = queryOptions({
  queryKey: [...key, 'roles'],
  queryFn: ({ signal }): Promise<{ items: Role[] }> => answer(client.GET('/api/admin/roles', { signal })),
});

export interface GrantFilter {
  userId?: string | undefined;
  roleId?: string | undefined;
}

interface Page {
  items: Grant[];
  nextCursor: string | null;
}

/** Who has which role, newest first. */
export const grantsQuery = (filter: GrantFilter) =>
  infiniteQueryOptions({
    queryKey: [...key, 'grants', filter],
    queryFn: ({ signal, pageParam: cursor }): Promise<Page> =>
      answer(client.GET('/api/admin/grants', { params: { query: { limit: 50, ...filter, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
  });

/** What somebody may do. */
export const rightsOfQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'of', id],
    queryFn: ({ signal }): Promise<RightsOf> =>
      answer(client.GET('/api/admin/users/{id}/rights', { params: { path: { id } }, signal })),
  });

function useChange<T, R>(change: (wish: T) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => cache.invalidateQueries({ queryKey: key }) });
}

export const useCreateRole = () =>
  useChange((body: CreateRoleBody) => answer(client.POST('/api/admin/roles', { body })));

export const useChangeRole = (id: string) =>
  useChange((body: RoleBody) => answer(client.PUT('/api/admin/roles/{id}', { params: { path: { id } }, body })));

export const useDeleteRole = () =>
  useChange((id: string) => client.DELETE('/api/admin/roles/{id}', { params: { path: { id } } }));

export interface GrantWish extends GrantBody {
  userId: string;
  roleId: string;
}

export const useSaveGrant = () =>
  useChange(({ userId: id, roleId, ...body }: GrantWish) =>
    answer(client.PUT('/api/admin/users/{id}/roles/{roleId}', { params: { path: { id, roleId } }, body })),
  );

export const useRemoveGrant = () =>
  useChange(({ userId: id, roleId }: { userId: string; roleId: string }) =>
    client.DELETE('/api/admin/users/{id}/roles/{roleId}', { params: { path: { id, roleId } } }),
  );
