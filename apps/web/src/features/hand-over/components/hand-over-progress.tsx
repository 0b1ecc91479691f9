import type { HandOverView } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { handOverQuery } from '../api/hand-over.ts';

/** How far it has come, and what came of it. */
export function HandOverProgress({ started }: { started: HandOverView }) {
  const { t } = useTranslation('handOver');
  const { total, done, failed, finishedAt, to } = useQuery(handOverQuery(started)).data;
  if (!finishedAt) {
    return (
      <div role="status">
        <p>{t('running', { done: done + failed, total })}</p>
        <Progress percent={total === 0 ? 100 : Math.floor(((done + failed) / total) * 100)} />
      </div>
    );
  }
  if (failed > 0) return <Alert type="warning" showIcon title={t('failed', { count: failed, done })} />;
  return <Alert type="success" showIcon title={t('finished', { count: done, name: to.name })} />;
}
