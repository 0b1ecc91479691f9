import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { ButtonLink } from '../../../components/button-link.tsx';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { preloadStepForm } from '../../../components/step-form/step-form.tsx';
import { paths } from '../../../lib/paths.ts';
import { itemQuery } from '../../hall/index.ts';
import { draftToEditQuery } from '../api/get-draft.ts';
import { ApplyForm } from '../components/apply-form.tsx';

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
  const failed = item.isError ? item : draft.isError ? draft : null;

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
  if (!item.data || (draftId !== null && !draft.data)) {
    return (
      <PageContainer title={t('title')} back={paths.item(key)}>
        <Skeleton active paragraph={{ rows: 8 }} />
      </PageContainer>
    );
  }
  return <ApplyForm key={key} item={item.data} draft={draft.data ?? null} />;
}
