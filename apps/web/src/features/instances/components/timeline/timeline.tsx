import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../../components/states/error-state.tsx';
import { forecastQuery } from '../../api/get-forecast.ts';
import { historyQuery } from '../../api/get-history.ts';
import { instanceQuery } from '../../api/get-instance.ts';
import { ForecastEntry } from './forecast-entry.tsx';
import styles from './timeline.module.css';
import { TimelineEntry } from './timeline-entry.tsx';
import { WaitingEntry } from './waiting-entry.tsx';

/** 流转记录: what happened to an application, oldest first, and what it waits for now. */
export function Timeline({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation('instances');
  const history = useQuery(historyQuery(instanceId));
  const instance = useQuery(instanceQuery(instanceId));
  const ahead = useQuery({ ...forecastQuery(instanceId), enabled: instance.data?.status === 'running' });
  if (history.isError && !history.data) {
    return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  }
  if (!history.data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const running = instance.data?.status === 'running' ? instance.data.currentSteps : [];
  if (history.data.length === 0 && running.length === 0) return <EmptyState title={t('history.empty')} />;
  return (
    <ol className={styles.timeline} aria-label={t('section.history')}>
      {history.data.map((entry) => (
        <TimelineEntry key={entry.seq} entry={entry} form={instance.data?.form.schema ?? {}} />
      ))}
      {running.map((step) => (
        <WaitingEntry key={step.stepId} step={step} />
      ))}
      {running.length > 0 &&
        ahead.data?.steps.map((step) => <ForecastEntry key={`ahead ${step.stepId}`} step={step} />)}
    </ol>
  );
}
