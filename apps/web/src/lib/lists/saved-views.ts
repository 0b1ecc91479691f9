import type { ChangeSavedViewBody, CreateSavedViewBody, ListName, SavedView } from '@flowhall/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../api/client.ts';
import { queryKeys } from '../query-keys.ts';
import { useCurrentUser } from '../session/session.ts';

const viewsQuery = queryOptions({
  queryKey: [...queryKeys.views, 'list'],
  queryFn: ({ signal }) => answer(client.GET('/api/saved-views', { signal })),
  staleTime: 5 * 60_000,
});

/** The caller's views of a list; undefined until they are known. */
export function useSavedViews(list: ListName): readonly SavedView[] | undefined {
  // Visitors keep none.
  const enabled = useCurrentUser().visitorOf === null;
  const { data, isError } = useQuery({ ...viewsQuery, enabled });
  // A list without its views is still a list.
  return isError || !enabled ? [] : data?.items.filter((view) => view.list === list);
}

/** How much there is in each view of a list, by id. Below `counts`, so that live changes reach it. */
export function useViewCounts(list: ListName, enabled: boolean): ReadonlyMap<string, number> {
  const { data } = useQuery({
    queryKey: [...queryKeys.counts, 'views', list],
    queryFn: ({ signal }) => answer(client.GET('/api/saved-views/counts', { params: { query: { list } }, signal })),
    enabled,
  });
  return new Map(data?.items.map(({ id, count }) => [id, count]));
}

type Change = { id: string } & ChangeSavedViewBody;

/** Keeping, changing and removing views. Each resolves once the list of views shows it. */
export function useViewChanges() {
  const cache = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: queryKeys.views }),
      cache.invalidateQueries({ queryKey: [...queryKeys.counts, 'views'] }),
    ]);
  const create = useMutation({
    mutationFn: (body: CreateSavedViewBody) => answer(client.POST('/api/saved-views', { body })),
    onSuccess,
  });
  const change = useMutation({
    mutationFn: ({ id, ...body }: Change) =>
      answer(client.PUT('/api/saved-views/{id}', { params: { path: { id } }, body })),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: async (id: string): Promise<void> => {
      await client.DELETE('/api/saved-views/{id}', { params: { path: { id } } });
    },
    onSuccess,
  });
  return { create, change, remove };
}
