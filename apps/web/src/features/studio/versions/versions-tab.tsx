import { DiffOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useLanguage } from '../../../lib/use-language.ts';
import { changesQuery, versionsQuery } from '../api/versions.ts';
import type { Side } from '../compare/compare-dialog.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';
import { ChangeList } from './change-list.tsx';
import { groupChanges } from './group-changes.ts';
import { MigrationList } from './migration-list.tsx';
import { VersionRow } from './version-row.tsx';
import styles from './versions-tab.module.css';

const CompareDialog = lazy(async () => ({ default: (await import('../compare/compare-dialog.tsx')).CompareDialog }));

/** Every version of the item: when, by whom, why; back to an older one, and applications from one to the other. */
export function VersionsTab() {
  const { t } = useTranslation('studio');
  const { itemKey, draft } = useItemDraft();
  const language = useLanguage();
  const query = useQuery(versionsQuery(itemKey));
  const changes = useQuery(changesQuery(draft.id, draft.revision, language)).data ?? [];
  const [compared, setCompared] = useState<{ before?: Side; after: Side } | null>(null);
  if (query.isPending) return <Skeleton active className={styles.body ?? ''} paragraph={{ rows: 6 }} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const inDraft = groupChanges(changes, null);
  if (query.data.length === 0 && inDraft.length === 0)
    return <EmptyState title={t('versions.empty')} hint={t('versions.emptyHint')} />;
  const current = query.data.find((version) => version.current);
  return (
    <div className={styles.body}>
      <div className={styles.tools}>
        <Button icon={<DiffOutlined />} onClick={() => setCompared({ after: 'draft' })}>
          {t('versions.compareDraft')}
        </Button>
      </div>
      {inDraft.length > 0 && (
        <section className={styles.draft}>
          <h3>{t('changes.inDraft')}</h3>
          <ChangeList label={t('changes.inDraft')} people={inDraft} />
        </section>
      )}
      <ul className={styles.list} aria-label={t('versions.label')} hidden={query.data.length === 0}>
        {query.data.map((version, at) => (
          <VersionRow
            key={version.id}
            version={version}
            current={current}
            changes={groupChanges(changes, version.id)}
            onCompare={() => setCompared(withNeighbour(version.id, query.data[at + 1]?.id))}
          />
        ))}
      </ul>
      {draft.abilities.migrate && <MigrationList itemKey={itemKey} />}
      {compared && (
        <Suspense fallback={null}>
          <CompareDialog {...compared} onClose={() => setCompared(null)} />
        </Suspense>
      )}
    </div>
  );
}

/** A version is first compared with the one before it; the first of all with the draft. */
const withNeighbour = (id: string, older: string | undefined): { before: Side; after: Side } =>
  older === undefined ? { before: id, after: 'draft' } : { before: older, after: id };
