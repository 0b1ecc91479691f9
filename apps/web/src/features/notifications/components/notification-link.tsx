import { BellOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/button-link.tsx';
import { CountBadge } from '../../../components/count-badge.tsx';
import { useCounts } from '../../../lib/counts.ts';
import { paths } from '../../../lib/paths.ts';
import styles from './notification-bell.module.css';

/** The bell of phones: leads to the page of messages. */
export function NotificationLink() {
  const { t } = useTranslation('notifications');
  const unread = useCounts().data?.notifications ?? 0;
  return (
    <ButtonLink type="text" className={styles.bell ?? ''} to={paths.notifications}>
      <BellOutlined aria-hidden="true" />
      <span className="visually-hidden">{t('open')}</span>
      {unread > 0 && (
        <span className={styles.badge}>
          <CountBadge count={unread} label={t('unread')} />
        </span>
      )}
    </ButtonLink>
  );
}
