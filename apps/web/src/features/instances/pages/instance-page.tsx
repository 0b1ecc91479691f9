import type { InstanceDetail } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useFilterParams } from '../../../components/list-filters/use-filter-params.ts';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { stateOf } from '../../../components/status-tag/states.tsx';
import { StatusTag } from '../../../components/status-tag/status-tag.tsx';
import { preloadStepForm, StepForm } from '../../../components/step-form/step-form.tsx';
import { paths } from '../../../lib/paths.ts';
import { exactTime } from '../../../lib/time.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import { instanceQuery } from '../api/get-instance.ts';
import { commentsQuery } from '../api/list-comments.ts';
import { Comments } from '../components/comments.tsx';
import { InstanceDiagram } from '../components/diagram/instance-diagram.tsx';
import { IncidentList } from '../components/incident-list.tsx';
import { InstanceButtons } from '../components/instance-buttons.tsx';
import { InstanceMeta } from '../components/instance-meta.tsx';
import { InstanceStanding } from '../components/instance-standing.tsx';
import { RelatedInstances } from '../components/related-instances.tsx';
import { SheetMenu } from '../components/sheet-menu.tsx';
import { HistoryProof } from '../components/timeline/history-proof.tsx';
import { Timeline } from '../components/timeline/timeline.tsx';
import styles from './instance-page.module.css';

// The form is fetched beside the application's data, not after it.
preloadStepForm();

/** One application: where it stands, what is in it, what happened to it. */
export function InstancePage() {
  const { id = '' } = useParams();
  return <InstanceContents id={id} />;
}

/** An application as a page, or as a pane beside a list. */
export function InstanceContents({ id }: { id: string }) {
  const { t } = useTranslation('instances');
  const instance = useQuery(instanceQuery(id));
  if (instance.data) return <InstanceView key={id} instance={instance.data} />;
  return (
    <PageContainer title={t('title')} back={paths.applications}>
      {instance.isError ? (
        <ErrorState error={instance.error} onRetry={() => void instance.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </PageContainer>
  );
}

const TABS = ['form', 'history', 'diagram', 'comments'] as const;

function InstanceView({ instance }: { instance: InstanceDetail }) {
  const { t } = useTranslation('instances');
  const isPhone = useIsPhone();
  const language = useLanguage();
  const { params, change } = useFilterParams();
  const comments = useQuery(commentsQuery(instance.id));
  const tab = TABS.find((candidate) => candidate === params.get('tab')) ?? 'form';
  const status = <StatusTag state={stateOf(instance)} />;
  const said = comments.data?.length ?? 0;
  return (
    <PageContainer
      title={
        isPhone ? (
          instance.title
        ) : (
          <span className={styles.title}>
            {instance.title} {status}
          </span>
        )
      }
      documentTitle={instance.title}
      back={paths.applications}
      meta={<InstanceMeta instance={instance} status={isPhone && status} />}
      extra={isPhone && <SheetMenu instance={instance} />}
      actions={<InstanceButtons instance={instance} />}
    >
      <InstanceStanding instance={instance} />
      <IncidentList instance={instance} />
      <RelatedInstances instance={instance} />
      <Tabs
        className={styles.tabs}
        tabBarGutter={isPhone ? 20 : 32}
        activeKey={tab}
        onChange={(key) => change({ tab: key === 'form' ? undefined : key })}
        items={[
          {
            key: 'form',
            label: t('section.form'),
            forceRender: true,
            children: (
              <section className={styles.paper}>
                <h2 className="visually-hidden">{t('section.form')}</h2>
                {instance.erasedAt ? (
                  <Alert type="info" showIcon title={t('erased', { date: exactTime(instance.erasedAt, language) })} />
                ) : (
                  <StepForm
                    readOnly
                    instanceId={instance.id}
                    form={instance.form}
                    value={instance.data}
                    attachments={instance.attachments}
                  />
                )}
              </section>
            ),
          },
          {
            key: 'history',
            label: t('section.history'),
            // For the printed sheet, which shows form and history together.
            forceRender: true,
            children: (
              <section className={styles.paper}>
                <h2 className={styles.printed}>{t('section.history')}</h2>
                <HistoryProof instanceId={instance.id} />
                <Timeline instanceId={instance.id} />
              </section>
            ),
          },
          { key: 'diagram', label: t('section.diagram'), children: <InstanceDiagram instanceId={instance.id} /> },
          {
            key: 'comments',
            label: said > 0 ? `${t('section.comments')} ${said}` : t('section.comments'),
            children: (
              <section className={styles.paper}>
                <Comments instanceId={instance.id} mayAdd={instance.abilities.comment} />
              </section>
            ),
          },
        ]}
      />
    </PageContainer>
  );
}
