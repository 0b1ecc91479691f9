import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../components/list-filters/filter-bar.tsx';
import { ItemFilter } from '../../../components/list-filters/item-filter.tsx';
import { SearchFilter } from '../../../components/list-filters/search-filter.tsx';
import { useFilterParams } from '../../../components/list-filters/use-filter-params.ts';
import { RecordSkeleton } from '../../../components/record-list/record-skeleton.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { type TaskFilters, tasksQuery } from '../api/list-tasks.ts';
import { readTaskFilters } from '../lib/task-filters.ts';
import { NoTasks } from './no-tasks.tsx';
import { TaskList } from './task-list.tsx';

/** To-do, done or copies, with filters. */
export function TaskView({ view }: { view: TaskFilters['view'] }) {
  const { t } = useTranslation(['tasks', 'common']);
  const { params, change } = useFilterParams();
  const filters = readTaskFilters(params, view);
  const list = useInfiniteQuery(tasksQuery(filters));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <FilterBar>
        <SearchFilter label={t('searchLabel')} value={filters.q ?? ''} onChange={(q) => change({ q })} />
        <ItemFilter
          label={t('itemFilter')}
          any={t('anyItem')}
          value={filters.item}
          onChange={(item) => change({ item })}
          rows={rows}
        />
      </FilterBar>
      {list.isError && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <RecordSkeleton label={t('common:loading')} />
      ) : rows.length === 0 ? (
        <NoTasks filters={filters} onClear={() => change({ q: undefined, item: undefined })} />
      ) : (
        <TaskList
          view={view}
          rows={rows}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}
