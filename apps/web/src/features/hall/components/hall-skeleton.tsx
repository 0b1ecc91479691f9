import { useTranslation } from 'react-i18next';
import styles from './hall-skeleton.module.css';

const CARDS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The shape of the hall while its list is on the way. */
export function HallSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('loading')} className={styles.grid}>
      {CARDS.map((card) => (
        <div key={card} className={styles.card}>
          <span className={styles.icon} />
          <span className={styles.lines} />
        </div>
      ))}
    </div>
  );
}
