import { Button, Popover } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCounts } from '../../../lib/counts.ts';
import { paths } from '../../../lib/paths.ts';
import { useReadNotifications } from '../api/read-notifications.ts';
import { BellButton } from './bell-button.tsx';
import styles from './notification-bell.module.css';
import { NotificationList } from './notification-list.tsx';

/** The latest messages below the bell, open when it comes. */
export function NotificationPopover() {
  const { t } = useTranslation('notifications');
  const [open, setOpen] = useState(true);
  const button = useRef<HTMLButtonElement>(null);
  const unread = useCounts().data?.notifications ?? 0;
  const read = useReadNotifications();
  useEffect(() => button.current?.focus(), []);
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
      <BellButton ref={button} open={open} />
    </Popover>
  );
}
