import type { InstanceSummary } from '@flowhall/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ButtonLink } from '../../../components/button-link.tsx';
import { ExportButton } from '../../../components/list-toolbar/export-button.tsx';
import { ListToolbar } from '../../../components/list-toolbar/list-toolbar.tsx';
import { useListState } from '../../../components/list-toolbar/use-list-state.ts';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { FreshRows } from '../../../components/record-list/fresh-rows.tsx';
import { RecordSkeleton } from '../../../components/record-list/record-skeleton.tsx';
import { useHeldRows } from '../../../components/record-list/use-held-rows.ts';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { isNarrowed } from '../../../lib/lists/list-params.ts';
import { paths } from '../../../lib/paths.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { type InstanceFilters, instancesQuery } from '../api/list-instances.ts';
import { InstanceList } from '../components/instance-list.tsx';

const SCOPES = ['mine', 'involved'] as const;
const NONE: readonly InstanceSummary[] = [];

/** 我的申请: what one has applied for, or taken part in, and where it stands. */
export function ApplicationsPage() {
  const { t } = useTranslation('instances');
  const [params, setParams] = useSearchParams();
  const { visitorOf } = useCurrentUser();
  const scope = params.get('scope') === 'involved' ? 'involved' : 'mine';
  return (
    <PageContainer title={t('title')} width="wide">
      {visitorOf === null && (
        <Tabs
          activeKey={scope}
          onChange={(next) => setParams(next === 'mine' ? {} : { scope: next })}
          items={SCOPES.map((name) => ({ key: name, label: t(`scope.${name}`) }))}
        />
      )}
      <Applications key={scope} scope={scope} />
    </PageContainer>
  );
}

function Applications({ scope }: { scope: InstanceFilters['scope'] }) {
  const { t } = useTranslation(['instances', 'common']);
  const { visitorOf } = useCurrentUser();
  const state = useListState(scope);
  const filters: InstanceFilters = { scope, ...state.filters };
  const list = useInfiniteQuery(instancesQuery(filters));
  const all = list.data?.pages.flatMap((page) => page.items) ?? NONE;
  const held = useHeldRows(all, list.isPlaceholderData ? '' : JSON.stringify(filters));
  return (
    <>
      {visitorOf === null && (
        <ListToolbar
          list={scope}
          state={state}
          searchLabel={t('searchLabel')}
          rows={all}
          tools={<ExportButton path="/api/instances/export" query={{ ...filters }} name={t(`scope.${scope}`)} />}
        />
      )}
      <FreshRows count={held.fresh} onShow={held.showFresh} />
      {list.isError && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <RecordSkeleton label={t('common:loading')} />
      ) : all.length === 0 ? (
        <NoApplications filters={filters} onClear={state.clear} />
      ) : (
        <InstanceList
          rows={held.rows}
          own={scope === 'mine'}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}

function NoApplications({ filters, onClear }: { filters: InstanceFilters; onClear: () => void }) {
  const { t } = useTranslation(['instances', 'lists']);
  const { scope, ...others } = filters;
  if (isNarrowed(others)) {
    return (
      <EmptyState
        title={t('lists:noMatch')}
        hint={t('lists:noMatchHint')}
        action={<Button onClick={onClear}>{t('lists:clearFilters')}</Button>}
      />
    );
  }
  if (scope === 'involved') return <EmptyState title={t('emptyInvolved')} hint={t('emptyInvolvedHint')} />;
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
