import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/button-link.tsx';
import { FilterBar } from '../../../components/list-filters/filter-bar.tsx';
import { ItemFilter } from '../../../components/list-filters/item-filter.tsx';
import { SearchFilter } from '../../../components/list-filters/search-filter.tsx';
import { useFilterParams } from '../../../components/list-filters/use-filter-params.ts';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { RecordSkeleton } from '../../../components/record-list/record-skeleton.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { type InstanceFilters, instancesQuery } from '../api/list-instances.ts';
import { InstanceList } from '../components/instance-list.tsx';
import { FILTER_STATUSES, readInstanceFilters } from '../lib/instance-filters.ts';

const SCOPES = ['mine', 'involved'] as const;

/** 我的申请: what one has applied for, or taken part in, and where it stands. */
export function ApplicationsPage() {
  const { t } = useTranslation(['instances', 'common']);
  const { params, change } = useFilterParams();
  const filters = readInstanceFilters(params);
  const list = useInfiniteQuery(instancesQuery(filters));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageContainer title={t('title')} width="wide">
      <Tabs
        activeKey={filters.scope}
        onChange={(scope) =>
          change({ scope: scope === 'mine' ? undefined : scope, status: undefined, item: undefined })
        }
        items={SCOPES.map((scope) => ({ key: scope, label: t(`scope.${scope}`) }))}
      />
      <FilterBar>
        <SearchFilter label={t('searchLabel')} value={filters.q ?? ''} onChange={(q) => change({ q })} />
        <Select
          aria-label={t('statusFilter')}
          value={filters.status ?? ''}
          onChange={(status) => change({ status })}
          options={[
            { value: '', label: t('anyStatus') },
            ...FILTER_STATUSES.map((status) => ({ value: status, label: t(`state.${status}`, { ns: 'common' }) })),
          ]}
        />
        <ItemFilter
          key={filters.scope}
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
        <NoApplications
          filters={filters}
          onClear={() => change({ q: undefined, status: undefined, item: undefined })}
        />
      ) : (
        <InstanceList
          rows={rows}
          own={filters.scope === 'mine'}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </PageContainer>
  );
}

function NoApplications({ filters, onClear }: { filters: InstanceFilters; onClear: () => void }) {
  const { t } = useTranslation('instances');
  if (filters.q || filters.status || filters.item) {
    return (
      <EmptyState
        title={t('noMatch')}
        hint={t('noMatchHint')}
        action={<Button onClick={onClear}>{t('clearFilters')}</Button>}
      />
    );
  }
  if (filters.scope === 'involved') return <EmptyState title={t('emptyInvolved')} hint={t('emptyInvolvedHint')} />;
  return (
    <EmptyState
      title={t('empty')}
      hint={t('emptyHint')}
      action={
        <ButtonLink type="primary" to={paths.hall}>
          {t('toHall')}
        </ButtonLink>
      }
    />
  );
}
