import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { versionsQuery } from '../api/versions.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import styles from './versions-tab.module.css';

/** Every version of the item: when, by whom, why. */
export function VersionsTab() {
  const { t } = useTranslation('studio');
  const draft = useItemDraft();
  const query = useQuery(versionsQuery(draft.itemKey));
  if (query.isPending) return <Skeleton active className={styles.body ?? ''} paragraph={{ rows: 6 }} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0) return <EmptyState title={t('versions.empty')} hint={t('versions.emptyHint')} />;
  return (
    <div className={styles.body}>
      <ul className={styles.list} aria-label={t('versions.label')}>
        {query.data.map((version) => (
          <li key={version.id} className={styles.version}>
            <div className={styles.head}>
              <strong>{t('version', { version: version.version })}</strong>
              {version.current && <Tag color="blue">{t('versions.current')}</Tag>}
              <span className={styles.quiet}>
                {version.deployedBy ?? t('versions.byServer')} · <RelativeTime value={version.deployedAt} />
              </span>
            </div>
            {version.reason && <p className={styles.reason}>{version.reason}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
