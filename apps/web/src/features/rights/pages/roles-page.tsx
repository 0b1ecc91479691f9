import { PlusOutlined } from '@ant-design/icons';
import type { Role } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { rolesQuery } from '../api/rights.ts';
import styles from '../components/rights.module.css';
import { RoleCard } from '../components/role-card.tsx';
import { RoleDialog } from '../components/role-dialog.tsx';
import { RoleMatrix } from '../components/role-matrix.tsx';

/** What each role permits: those with permissions side by side, all one by one. */
export function RolesPage() {
  const { t } = useTranslation('rights');
  const isPhone = useIsPhone();
  const query = useQuery(rolesQuery);
  const [open, setOpen] = useState<Role | 'new' | null>(null);
  const roles = [...(query.data?.items ?? [])].sort((one, other) => other.permissions.length - one.permissions.length);
  const administering = roles.filter((role) => role.permissions.length > 0);
  return (
    <PageContainer
      title={t('roles.title')}
      back={paths.admin}
      width="wide"
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
          {t('roles.add')}
        </Button>
      }
    >
      <p className={styles.intro}>{t('roles.intro')}</p>
      {query.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      <div className={styles.list}>
        {!isPhone && administering.length > 0 && <RoleMatrix roles={administering} onOpen={setOpen} />}
        {roles.map((role) => (
          <RoleCard key={role.id} role={role} onEdit={() => setOpen(role)} />
        ))}
      </div>
      {open && <RoleDialog {...(open !== 'new' && { role: open })} onClose={() => setOpen(null)} />}
    </PageContainer>
  );
}
