import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { useCounts } from '../../../lib/counts.ts';
import { paths } from '../../../lib/paths.ts';
import { useReadNotifications } from '../api/read-notifications.ts';
import { NotificationList } from '../components/notification-list.tsx';
import styles from './notifications-page.module.css';

/** All messages. */
export function NotificationsPage() {
  const { t } = useTranslation('notifications');
  const counts = useCounts();
  const read = useReadNotifications();
  return (
    <PageContainer
      title={t('title')}
      back={paths.me}
      extra={
        <Button type="text" disabled={!counts.data?.notifications} onClick={() => read.mutate(undefined)}>
          {t('readAll')}
        </Button>
      }
    >
      <div className={styles.card}>
        <NotificationList extent="all" />
      </div>
    </PageContainer>
  );
}
