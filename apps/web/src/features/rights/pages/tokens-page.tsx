import { PlusOutlined } from '@ant-design/icons';
import { type MyToken, PERMISSIONS } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { paths } from '../../../lib/paths.ts';
import { tokensQuery, useRevokeToken } from '../api/own.ts';
import { permissionKey } from '../components/permission-groups.ts';
import styles from '../components/rights.module.css';
import { TokenDialog } from '../components/token-dialog.tsx';

/** Tokens with which programs act for oneself. */
export function TokensPage() {
  const { t } = useTranslation('rights');
  const query = useQuery(tokensQuery);
  const [adding, setAdding] = useState(false);
  const rows = query.data?.items ?? [];
  return (
    <PageContainer
      title={t('tokens.title')}
      back={paths.account}
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('tokens.add')}
        </Button>
      }
    >
      <p className={styles.intro}>{t('tokens.intro')}</p>
      {query.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <EmptyState title={t('tokens.empty')} hint={t('tokens.emptyHint')} />}
      <ul className={styles.list}>
        {rows.map((token) => (
          <li key={token.id}>
            <TokenCard token={token} />
          </li>
        ))}
      </ul>
      {adding && <TokenDialog onClose={() => setAdding(false)} />}
    </PageContainer>
  );
}

function TokenCard({ token }: { token: MyToken }) {
  const { t } = useTranslation('rights');
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const revoke = useRevokeToken();
  const expired = dayjs(token.expiresAt).isBefore(dayjs());
  const state = token.revokedAt ? t('tokens.revoked') : expired ? t('tokens.expired') : null;
  const scopes = token.scopes.map((scope) => {
    const permission = PERMISSIONS.find((name) => name === scope);
    return permission ? t(`permission.${permissionKey(permission)}`) : t('tokens.self');
  });
  const ask = () =>
    modal.confirm({
      title: t('tokens.revokeTitle', { name: token.name }),
      content: t('tokens.revokeText'),
      okText: t('tokens.revoke'),
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync(token.id).catch((error: unknown) => void message.error(problemText(error))),
    });
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          {token.name} {state && <Tag>{state}</Tag>}
        </h2>
        {!state && <Button onClick={ask}>{t('tokens.revoke')}</Button>}
      </div>
      <p className={styles.quiet}>{scopes.join(' · ')}</p>
      <p className={styles.quiet}>
        {t('tokens.expires', { date: dayjs(token.expiresAt).format('YYYY-MM-DD') })} ·{' '}
        {token.lastUsedAt ? (
          <>
            {t('tokens.used')} <RelativeTime value={token.lastUsedAt} />
          </>
        ) : (
          t('tokens.never')
        )}
      </p>
    </section>
  );
}
