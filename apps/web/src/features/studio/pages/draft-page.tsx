import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { paths } from '../../../lib/paths.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { draftQuery } from '../api/drafts.ts';
import { DraftFrame } from '../components/draft-frame.tsx';
import type { DraftStore } from '../store/draft-store.ts';
import { DraftContext, openDraft } from '../store/use-item-draft.ts';
import { useKeepInHand } from '../store/use-keep-in-hand.ts';
import { isTabName } from '../tabs.ts';

/** A draft of an item with its tabs. */
export function DraftPage() {
  const { id = '', tab } = useParams();
  if (!isTabName(tab)) return <Navigate replace to={paths.studioDraft(id)} />;
  // Another draft is another page with a store of its own.
  return <OpenDraft key={id} id={id} tab={tab} />;
}

function OpenDraft({ id, tab }: { id: string; tab: Parameters<typeof DraftFrame>[0]['tab'] }) {
  const { t } = useTranslation('studio');
  const query = useQuery(draftQuery(id));
  const { data } = query;
  const { id: userId } = useCurrentUser();
  const [store, setStore] = useState<DraftStore | null>(null);
  useEffect(() => {
    if (!data) return;
    if (store) store.meet(data);
    else setStore(openDraft(data, userId));
  }, [data, store, userId]);
  useKeepInHand(id, store);
  if (store) {
    return (
      <DraftContext value={store}>
        <DraftFrame tab={tab} />
      </DraftContext>
    );
  }
  const isGone = query.error instanceof ApiProblem && [400, 404].includes(query.error.status);
  return (
    <PageContainer title={t('title')} back={paths.studio} width="wide">
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {isGone && (
        <EmptyState
          title={t('draft.missing')}
          hint={t('draft.missingHint')}
          action={
            <Link to={paths.studio}>
              <Button>{t('draft.toList')}</Button>
            </Link>
          }
        />
      )}
      {query.isError && !isGone && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
    </PageContainer>
  );
}
