import type {
  CreateDirectoryBody,
  DirectoryCheck,
  DirectoryRun,
  DirectoryRunEntry,
  DirectorySource,
  UpdateDirectoryBody,
} from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

const key = ['admin-directories'] as const;
const path = (id: string) => ({ params: { path: { id } } });

/** Whether a run has still something to do by itself. */
export const isRunning = (run: DirectoryRun | null): boolean =>
  run !== null && ['queued', 'reading', 'applying'].includes(run.state);

/** Directories with their latest runs; asked again while one is read. */
export const directoriesQuery = queryOptions({
  queryKey: key,
  queryFn: ({ signal }): Promise<{ items: DirectorySource[] }> =>
    answer(client.GET('/api/admin/directories', { signal })),
  refetchInterval: ({ state }) => (state.data?.items.some(({ lastRun }) => isRunning(lastRun)) ? 1000 : false),
});

/** What a run found, from the beginning. */
export const entriesQuery = (run: DirectoryRun) =>
  queryOptions({
    queryKey: [...key, 'entries', run.id, run.state],
    queryFn: ({ signal }): Promise<{ items: DirectoryRunEntry[]; next: number | null }> =>
      answer(client.GET('/api/admin/directory-runs/{id}/entries', { ...path(run.id), signal })),
  });

function useDirectoryChange<T, R>(change: (wish: T) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => cache.invalidateQueries({ queryKey: key }) });
}

export const useCreateDirectory = () =>
  useDirectoryChange((body: CreateDirectoryBody) => answer(client.POST('/api/admin/directories', { body })));

export const useUpdateDirectory = (id: string) =>
  useDirectoryChange((body: UpdateDirectoryBody) =>
    answer(client.PUT('/api/admin/directories/{id}', { ...path(id), body })),
  );

export const useDeleteDirectory = (id: string) =>
  useDirectoryChange(() => client.DELETE('/api/admin/directories/{id}', path(id)));

export const useStartRun = (id: string) =>
  useDirectoryChange((body: { dry: boolean; full: boolean }) =>
    answer(client.POST('/api/admin/directories/{id}/runs', { ...path(id), body })),
  );

export const useDecideRun = () =>
  useDirectoryChange(({ id, goOn }: { id: string; goOn: boolean }) =>
    answer(client.POST('/api/admin/directory-runs/{id}/decision', { ...path(id), body: { goOn } })),
  );

export const useCheckDirectory = (id: string) =>
  useMutation({
    mutationFn: (): Promise<DirectoryCheck> => answer(client.POST('/api/admin/directories/{id}/check', path(id))),
  });
