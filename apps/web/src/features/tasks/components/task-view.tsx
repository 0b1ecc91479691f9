import type { TaskSummary } from '@flowhall/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
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
import { TaskList, type TaskListProps } from './task-list.tsx';

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
      ) : (
        <Rows
          view={view}
          rows={held.rows}
          empty={<NoTasks filters={filters} onClear={state.clear} />}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}

interface RowsProps extends TaskListProps {
  /** Stands there when there are no rows. */
  empty: ReactNode;
}

function Rows({ empty, ...list }: RowsProps) {
  const isWide = useIsWide();
  const split = useStore(splitChoice);
  const [params] = useSearchParams();
  const shown = list.rows.length > 0 ? undefined : empty;
  // What was done last stays readable beside an empty list.
  if (isWide && split && (!shown || params.has('open'))) return <SplitTasks {...list} empty={shown} />;
  return shown ?? <TaskList {...list} />;
}
