import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ButtonLink } from '../../../components/button-link.tsx';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { itemQuery } from '../api/get-item.ts';
import { itemDraftsQuery } from '../api/list-item-drafts.ts';
import { DraftHint } from '../components/draft-hint.tsx';
import { Materials } from '../components/materials.tsx';
import { OpeningNotice } from '../components/opening-notice.tsx';
import { RoutePreview } from '../components/route-preview.tsx';
import { StartButtons } from '../components/start-buttons.tsx';
import styles from './item-page.module.css';

/** What a service is, what it needs and which way it goes. */
export function ItemPage() {
  const { t } = useTranslation('hall');
  const { t: common } = useTranslation('common');
  const text = useLocalized();
  const { key = '' } = useParams();
  const item = useQuery(itemQuery(key));
  const drafts = useQuery({ ...itemDraftsQuery(key), enabled: item.data?.switches.draft ?? false });
  const latestDraft = drafts.data?.[0];

  if (item.isError) {
    return (
      <PageContainer title={t('item.title')} back={paths.hall}>
        <ErrorState
          error={item.error}
          onRetry={() => void item.refetch()}
          action={<ButtonLink to={paths.hall}>{t('item.toHall')}</ButtonLink>}
        />
      </PageContainer>
    );
  }
  if (item.isPending) {
    return (
      <PageContainer title={<Skeleton.Input active size="small" />} back={paths.hall}>
        <div className={styles.card}>
          <Skeleton active paragraph={{ rows: 6 }} />
        </div>
      </PageContainer>
    );
  }
  const { data } = item;
  const promise =
    data.promisedDays === null ? null : t('promised', { days: common('workingDays', { count: data.promisedDays }) });
  return (
    <PageContainer
      title={text(data.name)}
      back={paths.hall}
      meta={[text(data.department), promise].filter(Boolean).join(' · ')}
      actions={data.opening?.open === false ? undefined : <StartButtons itemKey={key} draft={latestDraft} />}
    >
      {data.opening && <OpeningNotice opening={data.opening} closed={data.closed} />}
      {latestDraft && <DraftHint draft={latestDraft} count={drafts.data?.length ?? 0} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          <section className={styles.card} aria-labelledby="item-guide">
            <h2 id="item-guide" className={styles.heading}>
              {t('item.guide')}
            </h2>
            {text(data.guide) ? (
              <div
                className={styles.guide}
                // The server sanitises guides when they are deployed.
                dangerouslySetInnerHTML={{ __html: text(data.guide) }}
              />
            ) : (
              <p className={styles.quiet}>{text(data.description) || t('item.noGuide')}</p>
            )}
          </section>
          <section className={styles.card} aria-labelledby="item-materials">
            <h2 id="item-materials" className={styles.heading}>
              {t('item.materials')}
            </h2>
            <Materials materials={data.materials} />
          </section>
        </div>
        <section className={styles.card} aria-labelledby="item-route">
          <h2 id="item-route" className={styles.heading}>
            {t('item.route')}
          </h2>
          <RoutePreview steps={data.steps} />
        </section>
      </div>
    </PageContainer>
  );
}
