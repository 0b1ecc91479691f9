import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { migrationsQuery } from '../api/versions.ts';
import styles from './versions-tab.module.css';

/** The last migrations of the item and how far they are. */
export function MigrationList({ itemKey }: { itemKey: string }) {
  const { t } = useTranslation('studio');
  const { data = [] } = useQuery(migrationsQuery(itemKey));
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="studio-migrations">
      <h2 id="studio-migrations" className={styles.heading}>
        {t('migrate.heading')}
      </h2>
      <ul className={styles.list}>
        {data.map(({ id, fromVersion, toVersion, status, counts, createdAt, createdBy, reason }) => (
          <li key={id} className={styles.version}>
            <div className={styles.head}>
              <strong>{t('migrate.way', { from: fromVersion, to: toVersion })}</strong>
              <span>{t(`migrate.status.${status}`)}</span>
              <span className={styles.quiet}>
                {createdBy} · <RelativeTime value={createdAt} />
              </span>
              <span className={styles.quiet}>
                {t('migrate.counts', { done: counts.done, total: counts.total, left: counts.failed + counts.skipped })}
              </span>
            </div>
            {status === 'running' && (
              <Progress
                percent={Math.round(((counts.total - counts.pending) * 100) / Math.max(1, counts.total))}
                aria-label={t('migrate.heading')}
              />
            )}
            {reason && <p className={styles.reason}>{reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
