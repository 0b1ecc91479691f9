import { BellOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CountBadge } from '../../../components/count-badge.tsx';
import { useCounts } from '../../../lib/counts.ts';
import { paths } from '../../../lib/paths.ts';
import { useReadNotifications } from '../api/read-notifications.ts';
import styles from './notification-bell.module.css';
import { NotificationList } from './notification-list.tsx';

/** Bell with the number of unread messages; opens the latest ones. */
export function NotificationBell() {
  const { t } = useTranslation('notifications');
  const [open, setOpen] = useState(false);
  const counts = useCounts();
  const read = useReadNotifications();
  const unread = counts.data?.notifications ?? 0;
  const close = () => setOpen(false);
  const content = (
    <section className={styles.panel} aria-label={t('title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('title')}</h2>
        <Button type="link" size="small" disabled={unread === 0} onClick={() => read.mutate(undefined)}>
          {t('readAll')}
        </Button>
      </div>
      <div className={styles.list}>{open && <NotificationList extent="latest" onOpen={close} />}</div>
      <Link to={paths.notifications} className={styles.all} onClick={close}>
        {t('seeAll')}
      </Link>
    </section>
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      content={content}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      styles={{ container: { padding: 0 } }}
    >
      <Button type="text" className={styles.bell ?? ''} aria-expanded={open}>
        <BellOutlined aria-hidden="true" />
        <span className="visually-hidden">{t('open')}</span>
        {unread > 0 && (
          <span className={styles.badge}>
            <CountBadge count={unread} label={t('unread')} />
          </span>
        )}
      </Button>
    </Popover>
  );
}
