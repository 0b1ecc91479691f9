import type { NotificationView } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { prefetchOn } from '../../../lib/prefetch.ts';
import { notificationTarget } from '../notification-target.ts';
import styles from './notification-row.module.css';
import { useNotificationText } from './use-notification-text.ts';

/** One message; opening it marks it as read. */
export function NotificationRow({ message, onOpen }: { message: NotificationView; onOpen: () => void }) {
  const { t } = useTranslation('notifications');
  const describe = useNotificationText();
  const target = notificationTarget(message);
  return (
    <Link to={target} className={styles.row} onClick={onOpen} {...prefetchOn(target)}>
      <span className={message.readAt ? styles.read : styles.unread}>
        {!message.readAt && <span className="visually-hidden">{t('unread')}</span>}
      </span>
      <span className={styles.text}>{describe(message)}</span>
      <span className={styles.time}>
        <RelativeTime value={message.createdAt} />
      </span>
    </Link>
  );
}
