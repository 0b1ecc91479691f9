import { UserDeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { PeoplePicker } from '../../../components/people-picker/people-picker.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { paths } from '../../../lib/paths.ts';
import { leaversQuery, useBeginLeaving } from '../api/leavers.ts';
import styles from '../components/directories.module.css';
import { LeaverRow } from '../components/leaver-row.tsx';

/** People who leave: their open work goes to others, then the account is closed. */
export function LeaversPage() {
  const { t } = useTranslation('directories');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const query = useQuery(leaversQuery);
  const begin = useBeginLeaving();
  const [picking, setPicking] = useState(false);
  const items = query.data?.items ?? [];
  return (
    <PageContainer
      title={t('leavers.title')}
      back={paths.admin}
      extra={
        <Button icon={<UserDeleteOutlined />} onClick={() => setPicking(true)}>
          {t('leavers.begin')}
        </Button>
      }
    >
      <p className={styles.intro}>{t('leavers.intro')}</p>
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 5 }} />}
      {query.isSuccess && items.length === 0 && <EmptyState title={t('leavers.empty')} hint={t('leavers.emptyHint')} />}
      <ul className={styles.list}>
        {items.map((leaver) => (
          <li key={leaver.person.id}>
            <LeaverRow leaver={leaver} />
          </li>
        ))}
      </ul>
      <PeoplePicker
        open={picking}
        title={t('leavers.begin')}
        multiple={false}
        confirmLabel={t('leavers.beginConfirm')}
        pending={begin.isPending}
        onCancel={() => setPicking(false)}
        onConfirm={([person]) => {
          if (!person) return;
          begin.mutate(person.id, {
            onSuccess: () => setPicking(false),
            onError: (error) => void message.error(problemText(error)),
          });
        }}
      />
    </PageContainer>
  );
}
