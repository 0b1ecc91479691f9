import { PlusOutlined } from '@ant-design/icons';
import type { DirectorySource } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { directoriesQuery } from '../api/directories.ts';
import styles from '../components/directories.module.css';
import { DirectoryCard } from '../components/directory-card.tsx';
import { DirectoryDialog } from '../components/directory-dialog.tsx';

/** Directories that people and units are taken from. */
export function DirectoriesPage() {
  const { t } = useTranslation('directories');
  const query = useQuery(directoriesQuery);
  const [editing, setEditing] = useState<DirectorySource | 'new' | null>(null);
  const items = query.data?.items ?? [];
  return (
    <PageContainer
      title={t('title')}
      back={paths.admin}
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('add')}
        </Button>
      }
    >
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {query.isSuccess && items.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
      <ul className={styles.list}>
        {items.map((directory) => (
          <li key={directory.id}>
            <DirectoryCard directory={directory} onEdit={() => setEditing(directory)} />
          </li>
        ))}
      </ul>
      {editing && (
        <DirectoryDialog {...(editing !== 'new' && { directory: editing })} onClose={() => setEditing(null)} />
      )}
    </PageContainer>
  );
}
