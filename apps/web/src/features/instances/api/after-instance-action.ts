import type { InstanceDetail } from '@flowhall/contracts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../../lib/query-keys.ts';
import { instanceKey } from './get-instance.ts';
import type { InstancePage } from './list-instances.ts';

/** Shows an application's new state wherever it is listed, then refreshes what else the action touched. */
export function afterInstanceAction(cache: QueryClient, instance: InstanceDetail): void {
  cache.setQueryData(instanceKey(instance.id), instance);
  cache.setQueriesData<InfiniteData<InstancePage>>(
    { queryKey: [...queryKeys.instances, 'list'] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((row) => (row.id === instance.id ? instance : row)),
        })),
      },
  );
  const touched = [queryKeys.instances, queryKeys.tasks, queryKeys.counts];
  for (const queryKey of touched) void cache.invalidateQueries({ queryKey });
}
