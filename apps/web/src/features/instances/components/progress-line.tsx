import type { InstanceSummary } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import styles from './progress-line.module.css';

/** Of what was cut off, how far it was says nothing. */
export const hasProgress = ({ status }: Pick<InstanceSummary, 'status'>) =>
  status === 'running' || status === 'completed';

/** How far an application is, as a thin bar; words for screen readers and on hover. */
export function ProgressLine({ instance }: { instance: Pick<InstanceSummary, 'progress' | 'status' | 'returned'> }) {
  const { t } = useTranslation('instances');
  const { done, remaining } = instance.progress;
  const total = done + remaining;
  const share = instance.status === 'completed' ? 1 : total > 0 ? done / total : 0;
  const label = t('progress', { done, total });
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-label={label}
      title={label}
      data-state={instance.returned ? 'returned' : instance.status}
    >
      <div className={styles.bar} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
