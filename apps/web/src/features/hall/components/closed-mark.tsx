import { ClockCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { exactTime } from '../../../lib/time.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import styles from './item-card.module.css';

/** Says of a service that it takes no applications now, and when it will. */
export function ClosedMark({ opensAt }: { opensAt: string | null }) {
  const { t } = useTranslation('hall');
  const language = useLanguage();
  return (
    <p className={styles.closed}>
      <ClockCircleOutlined aria-hidden="true" />{' '}
      {opensAt === null ? t('opening.over') : t('opening.opensAt', { at: exactTime(opensAt, language) })}
    </p>
  );
}
