import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { itemsQuery } from '../api/list-items.ts';

/** The services of the university. */
export function HallPage() {
  const { t } = useTranslation('hall');
  const list = useQuery(itemsQuery);
  return (
    <PageContainer title={t('title')} width="wide">
      {list.isPending && <Skeleton active />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
    </PageContainer>
  );
}
