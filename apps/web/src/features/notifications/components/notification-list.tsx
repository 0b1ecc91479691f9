import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { notificationsQuery } from '../api/list-notifications.ts';
import { useReadNotifications } from '../api/read-notifications.ts';
import styles from './notification-list.module.css';
import { NotificationRow } from './notification-row.tsx';

export interface NotificationListProps {
  /** `latest` stops after the first page. */
  extent: 'latest' | 'all';
  onOpen?: () => void;
}

export function NotificationList({ extent, onOpen }: NotificationListProps) {
  const { t } = useTranslation('notifications');
  const { t: common } = useTranslation('common');
  const list = useInfiniteQuery(notificationsQuery);
  const read = useReadNotifications();
  if (list.isPending) return <Skeleton active className={styles.skeleton} title={false} paragraph={{ rows: 4 }} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const messages = list.data.pages.flatMap((page) => page.items);
  if (messages.length === 0) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <>
      <ul className={styles.list}>
        {messages.map((message) => (
          <li key={message.id}>
            <NotificationRow
              message={message}
              onOpen={() => {
                if (!message.readAt) read.mutate([message.id]);
                onOpen?.();
              }}
            />
          </li>
        ))}
      </ul>
      {extent === 'all' && list.hasNextPage && (
        <div className={styles.more}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {common('more')}
          </Button>
        </div>
      )}
    </>
  );
}
