import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { ButtonLink } from '../../../components/button-link.tsx';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { preloadStepForm } from '../../../components/step-form/step-form.tsx';
import { useOnline } from '../../../lib/online.ts';
import { paths } from '../../../lib/paths.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { itemQuery } from '../../hall/index.ts';
import { draftToEditQuery } from '../api/get-draft.ts';
import { ApplyForm } from '../components/apply-form.tsx';
import { OfflineDraft } from '../components/offline-draft.tsx';
import { useKept } from '../kept/use-kept.ts';

preloadStepForm();

/** Filling in an application: brings the service and, if one is named, the draft together. */
export function ApplyPage() {
  const { t } = useTranslation('apply');
  const { key = '' } = useParams();
  const [query] = useSearchParams();
  // The address gets the draft's id once there is one; only the id at the beginning asks for contents.
  const [draftId] = useState(() => query.get('draft'));
  const item = useQuery(itemQuery(key));
  const draft = useQuery({ ...draftToEditQuery(draftId ?? ''), enabled: draftId !== null });
  const { id: userId } = useCurrentUser();
  const { kept, read } = useKept(userId, key, draftId);
  // What was written here and never sent outlives the draft on the server.
  const lostDraft = draft.isError && kept?.unsent ? { ...kept, saved: null } : null;
  const failed = item.isError ? item : draft.isError && !lostDraft ? draft : null;
  const online = useOnline();
  const [away, setAway] = useState(false);
  if (!away && !online && kept && !(item.data && (draftId === null || draft.data))) setAway(true);

  if (away && kept) {
    const goOn = () => {
      setAway(false);
      void read();
    };
    return <OfflineDraft kept={kept} onReconnect={goOn} />;
  }
  if (failed) {
    return (
      <PageContainer title={t('title')} back={paths.item(key)}>
        <ErrorState
          error={failed.error}
          onRetry={() => void failed.refetch()}
          action={failed === draft && <ButtonLink to={paths.item(key)}>{t('draft.startAnew')}</ButtonLink>}
        />
      </PageContainer>
    );
  }
  if (!item.data || kept === undefined || (draftId !== null && !draft.data && !lostDraft)) {
    return (
      <PageContainer title={t('title')} back={paths.item(key)}>
        <Skeleton active paragraph={{ rows: 8 }} />
      </PageContainer>
    );
  }
  return <ApplyForm key={key} item={item.data} draft={draft.data ?? null} kept={lostDraft ?? kept} />;
}
