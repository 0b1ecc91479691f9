import { PlusOutlined } from '@ant-design/icons';
import type { DeputyView } from '@flowhall/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { DEPUTY_SCOPES, type DeputyScope, deputiesQuery } from '../api/list-deputies.ts';
import { DeputyDialog } from '../components/deputy-dialog.tsx';
import { DeputyList } from '../components/deputy-list.tsx';
import { Proposals } from '../components/proposals.tsx';

/** 代理: who works for whom while somebody is away. */
export function DeputiesPage() {
  const { t } = useTranslation('deputies');
  const { permissions } = useCurrentUser();
  const [params, setParams] = useSearchParams();
  const scopes = DEPUTY_SCOPES.filter((one) => one !== 'all' || permissions.includes('org.manage'));
  const scope = scopes.find((one) => one === params.get('scope')) ?? 'given';
  const [edited, setEdited] = useState<DeputyView | 'new' | null>(null);
  return (
    <PageContainer
      title={t('title')}
      back={paths.me}
      actions={
        scope !== 'received' && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
            {t(scope === 'all' ? 'addFor' : 'add')}
          </Button>
        )
      }
    >
      <Tabs
        activeKey={scope}
        onChange={(next) => setParams(next === 'given' ? {} : { scope: next }, { replace: true })}
        items={scopes.map((one) => ({ key: one, label: t(`tab.${one}`) }))}
      />
      <Deputies scope={scope} onEdit={setEdited} />
      {edited && (
        <DeputyDialog
          deputy={edited === 'new' ? null : edited}
          forOthers={scope === 'all'}
          onClose={() => setEdited(null)}
        />
      )}
    </PageContainer>
  );
}

function Deputies({ scope, onEdit }: { scope: DeputyScope; onEdit: (deputy: DeputyView) => void }) {
  const { t } = useTranslation(['deputies', 'common']);
  const list = useInfiniteQuery(deputiesQuery(scope));
  if (list.isPending) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.items);
  const proposed = rows.filter((row) => row.state === 'proposed');
  const others = rows.filter((row) => row.state !== 'proposed');
  return (
    <>
      <Proposals rows={proposed} onEdit={onEdit} />
      {others.length > 0 ? (
        <DeputyList rows={others} scope={scope} onEdit={onEdit} />
      ) : (
        proposed.length === 0 && <EmptyState title={t(`empty.${scope}`)} hint={t(`empty.${scope}Hint`)} />
      )}
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:more')}
        </Button>
      )}
    </>
  );
}
