import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** The versions of an item, newest first; none of one that has not been deployed. */
export const versionsQuery = (key: string) =>
  queryOptions({
    queryKey: [...queryKeys.studio, 'versions', key],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/definitions/{key}/versions', { params: { path: { key } }, signal })).then(
        ({ items }) => items,
      ),
  });

/** Who has changed what, in the draft and in the versions of its item. */
export const changesQuery = (draftId: string, revision: number, language: string) =>
  queryOptions({
    queryKey: [...queryKeys.studio, 'changes', draftId, revision, language],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/studio/drafts/{id}/changes', { params: { path: { id: draftId } }, signal })).then(
        ({ items }) => items,
      ),
  });

/** Makes a version the one for new applications again. */
export function useActivateVersion(key: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ version, reason }: { version: number; reason: string }) =>
      answer(
        client.POST('/api/definitions/{key}/versions/{version}/activate', {
          params: { path: { key, version } },
          body: { reason },
        }),
      ),
    onSuccess: () => cache.invalidateQueries(),
  });
}

export interface Way {
  readonly fromDefinitionId: string;
  readonly toDefinitionId: string;
}

/** What bringing applications from one version to another would do. */
export const planQuery = (way: Way) =>
  queryOptions({
    queryKey: [...queryKeys.studio, 'plan', way.fromDefinitionId, way.toDefinitionId],
    queryFn: ({ signal }) => answer(client.POST('/api/migrations/plan', { body: { ...way }, signal })),
  });

/** Brings the running applications of a version to another, in the background. */
export function useMigrate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ reason, ...way }: Way & { reason: string }) =>
      answer(client.POST('/api/migrations', { body: { ...way, ...(reason && { reason }) } })),
    onSuccess: () => cache.invalidateQueries(),
  });
}

/** The last migrations of an item; asked again while one is under way. */
export const migrationsQuery = (item: string) =>
  queryOptions({
    queryKey: [...queryKeys.studio, 'migrations', item],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/migrations', { params: { query: { item, limit: 5 } }, signal })).then(
        ({ items }) => items,
      ),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.status === 'running') ? 1500 : false),
  });

/** The files of a version, which never change. */
export const versionFilesQuery = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.studio, 'version-files', id],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/studio/versions/{id}/files', { params: { path: { id } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
