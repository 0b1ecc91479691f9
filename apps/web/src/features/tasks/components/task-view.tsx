import type { TaskSummary } from '@flowhall/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ExportButton } from '../../../components/list-toolbar/export-button.tsx';
import { ListToolbar } from '../../../components/list-toolbar/list-toolbar.tsx';
import { useListState } from '../../../components/list-toolbar/use-list-state.ts';
import { FreshRows } from '../../../components/record-list/fresh-rows.tsx';
import { RecordSkeleton } from '../../../components/record-list/record-skeleton.tsx';
import { useHeldRows } from '../../../components/record-list/use-held-rows.ts';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { splitChoice } from '../../../lib/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { useIsWide } from '../../../lib/use-is-wide.ts';
import { type TaskFilters, tasksQuery } from '../api/list-tasks.ts';
import { ListTools } from './list-tools.tsx';
import { NoTasks } from './no-tasks.tsx';
import { SplitTasks } from './split-tasks.tsx';
import { TaskList } from './task-list.tsx';

const NONE: readonly TaskSummary[] = [];

/** To-do, done or copies, with filters. */
export function TaskView({ view }: { view: TaskFilters['view'] }) {
  const { t } = useTranslation(['tasks', 'common']);
  const state = useListState(view);
  const filters: TaskFilters = { view, ...state.filters };
  const list = useInfiniteQuery(tasksQuery(filters));
  const all = list.data?.pages.flatMap((page) => page.items) ?? NONE;
  // Old rows that stay until those of another filter are there belong to no list.
  const held = useHeldRows(all, list.isPlaceholderData ? '' : JSON.stringify(filters));
  return (
    <>
      <ListToolbar
        list={view}
        state={state}
        searchLabel={t('searchLabel')}
        rows={all}
        tools={
          <>
            <ExportButton path="/api/tasks/export" query={{ ...filters }} name={t(`view.${view}`)} />
            <ListTools />
          </>
        }
      />
      <FreshRows count={held.fresh} onShow={held.showFresh} />
      {list.isError && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <RecordSkeleton label={t('common:loading')} />
      ) : all.length === 0 ? (
        <NoTasks filters={filters} onClear={state.clear} />
      ) : (
        <Rows
          view={view}
          rows={held.rows}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}

interface RowsProps {
  view: TaskFilters['view'];
  rows: readonly TaskSummary[];
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

function Rows(list: RowsProps) {
  const isWide = useIsWide();
  const split = useStore(splitChoice);
  return isWide && split ? <SplitTasks {...list} /> : <TaskList {...list} />;
}
