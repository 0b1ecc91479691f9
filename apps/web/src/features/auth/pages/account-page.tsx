import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { accountQuery } from '../api/account.ts';
import { AccountLinks } from '../components/account-links.tsx';
import { PasswordSection } from '../components/password-section.tsx';
import { PhoneSection } from '../components/phone-section.tsx';

/** 账号与安全: what one signs in with. */
export function AccountPage() {
  const { t } = useTranslation('auth');
  const account = useQuery(accountQuery);
  return (
    <PageContainer title={t('account.title')} back={paths.me}>
      {account.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {account.isError && !account.data && <ErrorState error={account.error} onRetry={() => void account.refetch()} />}
      {account.data && <PhoneSection account={account.data} />}
      {account.data?.hasPassword && <PasswordSection />}
      <AccountLinks />
    </PageContainer>
  );
}
