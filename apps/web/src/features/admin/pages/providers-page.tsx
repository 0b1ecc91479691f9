import { PlusOutlined } from '@ant-design/icons';
import type { IdentityProvider } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { providersQuery } from '../api/identity-providers.ts';
import { ProviderCard } from '../components/provider-card.tsx';
import { ProviderDialog } from '../components/provider-dialog.tsx';
import { SignInAsks } from '../components/sign-in-asks.tsx';
import styles from './providers-page.module.css';

/** Systems by which people sign in. */
export function ProvidersPage() {
  const { t } = useTranslation('admin');
  const query = useQuery(providersQuery);
  const [editing, setEditing] = useState<IdentityProvider | 'new' | null>(null);
  const items = query.data?.items ?? [];
  return (
    <PageContainer
      title={t('page.providers')}
      back={paths.admin}
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('providers.add')}
        </Button>
      }
    >
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {query.isSuccess && items.length === 0 && (
        <EmptyState title={t('providers.empty')} hint={t('providers.emptyHint')} />
      )}
      <ul className={styles.providers}>
        {items.map((provider) => (
          <li key={provider.id}>
            <ProviderCard provider={provider} onEdit={() => setEditing(provider)} />
          </li>
        ))}
      </ul>
      <SignInAsks />
      {editing && <ProviderDialog {...(editing !== 'new' && { provider: editing })} onClose={() => setEditing(null)} />}
    </PageContainer>
  );
}
