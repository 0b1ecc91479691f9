import { BellOutlined } from '@ant-design/icons';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { CountBadge } from '../../../components/count-badge.tsx';
import { useCounts } from '../../../lib/counts.ts';
import styles from './notification-bell.module.css';

export interface BellButtonProps extends ButtonProps {
  open: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** Bell with the number of unread messages. */
export function BellButton({ open, ...props }: BellButtonProps) {
  const { t } = useTranslation('notifications');
  const unread = useCounts().data?.notifications ?? 0;
  return (
    <Button {...props} type="text" className={`${props.className ?? ''} ${styles.bell}`} aria-expanded={open}>
      <BellOutlined aria-hidden="true" />
      <span className="visually-hidden">{t('open')}</span>
      {unread > 0 && (
        <span className={styles.badge}>
          <CountBadge count={unread} label={t('unread')} />
        </span>
      )}
    </Button>
  );
}
