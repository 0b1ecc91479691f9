import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { versionsQuery } from '../api/versions.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import { MigrationList } from './migration-list.tsx';
import { VersionRow } from './version-row.tsx';
import styles from './versions-tab.module.css';

/** Every version of the item: when, by whom, why; back to an older one, and applications from one to the other. */
export function VersionsTab() {
  const { t } = useTranslation('studio');
  const { itemKey, draft } = useItemDraft();
  const query = useQuery(versionsQuery(itemKey));
  if (query.isPending) return <Skeleton active className={styles.body ?? ''} paragraph={{ rows: 6 }} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0) return <EmptyState title={t('versions.empty')} hint={t('versions.emptyHint')} />;
  const current = query.data.find((version) => version.current);
  return (
    <div className={styles.body}>
      <ul className={styles.list} aria-label={t('versions.label')}>
        {query.data.map((version) => (
          <VersionRow key={version.id} version={version} current={current} />
        ))}
      </ul>
      {draft.abilities.migrate && <MigrationList itemKey={itemKey} />}
    </div>
  );
}
