import { RedoOutlined } from '@ant-design/icons';
import type { DeliveryView } from '@flowhall/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { type RecordColumn, RecordList } from '../../../components/record-list/record-list.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { paths } from '../../../lib/paths.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { type DeliveryStatus, deliveriesQuery, useRetryDelivery } from '../api/deliveries.ts';
import { DeliveryState } from '../components/delivery-state.tsx';
import styles from './deliveries-page.module.css';

const STATUSES = ['all', 'pending', 'sent', 'failed', 'skipped'] as const;
const CHANNELS = ['sms', 'email', 'wecom'] as const;

/** Log of messages outside the application; what failed can be sent again. */
export function DeliveriesPage() {
  const { t } = useTranslation('admin');
  const [status, setStatus] = useState<DeliveryStatus | 'all'>('all');
  const query = useInfiniteQuery(deliveriesQuery(status === 'all' ? null : status));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const channel = (name: string) => {
    const known = CHANNELS.find((one) => one === name);
    return known ? t(`deliveries.channel.${known}`) : name;
  };
  const columns: RecordColumn<DeliveryView>[] = [
    {
      key: 'recipient',
      title: t('deliveries.column.recipient'),
      width: '170px',
      render: (row) => row.recipient,
    },
    {
      key: 'channel',
      title: t('deliveries.column.channel'),
      width: '110px',
      render: (row) => channel(row.channel),
    },
    {
      key: 'status',
      title: t('deliveries.column.status'),
      width: '270px',
      render: (row) => <DeliveryState delivery={row} />,
    },
    {
      key: 'time',
      title: t('deliveries.column.time'),
      width: '130px',
      render: (row) => <RelativeTime value={row.sentAt ?? row.createdAt} />,
    },
  ];
  return (
    <PageContainer title={t('page.deliveries')} back={paths.admin} width="wide">
      <div className={styles.filter}>
        <Segmented
          aria-label={t('deliveries.column.status')}
          value={status}
          onChange={setStatus}
          options={STATUSES.map((value) => ({ value, label: t(`deliveries.status.${value}`) }))}
        />
      </div>
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.isError && rows.length === 0 && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState title={t('deliveries.empty')} hint={t('deliveries.emptyHint')} />
      )}
      {rows.length > 0 && (
        <RecordList
          label={t('page.deliveries')}
          rows={rows}
          rowKey={(row) => row.id}
          href={(row) => (row.instanceId ? paths.application(row.instanceId) : paths.adminDeliveries)}
          linkTitle={t('deliveries.column.what')}
          linkText={(row) => row.title}
          sub={(row) => t(`event.${row.event}`)}
          columns={columns}
          card={(row) => (
            <div className={styles.card}>
              <p className={styles.line}>
                <span>
                  {row.recipient} · {channel(row.channel)}
                </span>
                <RelativeTime value={row.sentAt ?? row.createdAt} />
              </p>
              <DeliveryState delivery={row} />
            </div>
          )}
          actions={(row) => row.status === 'failed' && <Retry id={row.id} />}
          actionsTitle={t('deliveries.retry')}
          hasMore={query.hasNextPage}
          loadingMore={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
    </PageContainer>
  );
}

function Retry({ id }: { id: string }) {
  const { t } = useTranslation('admin');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const retry = useRetryDelivery();
  const isPhone = useIsPhone();
  return (
    <Button
      type={isPhone ? 'default' : 'text'}
      icon={<RedoOutlined />}
      {...(!isPhone && { 'aria-label': t('deliveries.retry'), title: t('deliveries.retry') })}
      loading={retry.isPending}
      onClick={() =>
        retry.mutate(id, {
          onSuccess: () => void message.success(t('deliveries.retried')),
          onError: (error) => void message.error(problemText(error)),
        })
      }
    >
      {isPhone && t('deliveries.retry')}
    </Button>
  );
}
