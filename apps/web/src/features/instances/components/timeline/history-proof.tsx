import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../../components/states/problem-alert.tsx';
import { verifyHistoryQuery } from '../../api/verify-history.ts';
import styles from './history-proof.module.css';

/** Whether the records are what was written, in one sentence, and a button to look again. */
export function HistoryProof({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation('instances');
  const proof = useQuery(verifyHistoryQuery(instanceId));
  if (proof.isError && !proof.data) return <ProblemAlert error={proof.error} />;
  if (!proof.data) return <p className={styles.proof} aria-hidden="true" />;
  const { intact, entries, brokenAt } = proof.data;
  return (
    <p className={styles.proof} data-intact={intact} role="status">
      {intact ? <SafetyCertificateOutlined aria-hidden /> : <WarningFilled aria-hidden />}
      <span>
        <strong>{t(intact ? 'proof.intact' : 'proof.broken')}</strong>
        {intact ? t('proof.intactHint', { count: entries }) : t('proof.brokenHint', { number: brokenAt ?? 1 })}
      </span>
      <Button type="link" size="small" loading={proof.isFetching} onClick={() => void proof.refetch()}>
        {t('proof.again')}
      </Button>
    </p>
  );
}
