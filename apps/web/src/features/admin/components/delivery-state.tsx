import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import type { DeliveryView } from '@flowhall/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './delivery-state.module.css';

const ICONS: Record<DeliveryView['status'], ReactNode> = {
  pending: <ClockCircleOutlined />,
  sent: <CheckCircleFilled />,
  failed: <CloseCircleFilled />,
  skipped: <MinusCircleOutlined />,
};
const REASONS = [
  'no-address',
  'recipient-closed',
  'not-served',
  'unexpected',
  'no-answer',
  'refused',
  'secret-missing',
  'person-unknown',
] as const;

/** What has become of a message, why, and how often it was tried. */
export function DeliveryState({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation('admin');
  const { status, error, attempts } = delivery;
  const [code, detail] = error?.split(': ') ?? [];
  const reason = REASONS.find((one) => one === code);
  const why = reason ? [t(`deliveries.reason.${reason}`), ...(detail ? [detail] : [])].join(' · ') : error;
  return (
    <span className={styles.state}>
      <span className={styles.word} data-status={status}>
        <span aria-hidden="true">{ICONS[status]}</span> {t(`deliveries.status.${status}`)}
      </span>
      {why && (
        <span className={styles.why}>
          {why}
          {attempts > 1 && ` · ${t('deliveries.attempts', { count: attempts })}`}
        </span>
      )}
    </span>
  );
}
