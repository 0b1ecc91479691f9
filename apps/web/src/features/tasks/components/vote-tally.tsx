import type { TaskDetail } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import styles from './round-progress.module.css';

type Tally = NonNullable<NonNullable<TaskDetail['round']>['tally']>;

/** The votes as they stand, as a bar with a mark where enough agree. */
export function VoteTally({ tally }: { tally: Tally }) {
  const { t } = useTranslation('tasks');
  const total = tally.agree + tally.disagree + tally.open || 1;
  const share = (weight: number) => `${(weight / total) * 100}%`;
  // Whole votes cannot make up a fraction of one.
  const whole = [tally.agree, tally.disagree, tally.open].every(Number.isInteger);
  const needed = whole ? Math.ceil(tally.needed) : Math.round(tally.needed * 100) / 100;
  const words = t('round.tally', { ...tally, needed });
  return (
    <div className={styles.tally}>
      <div className={styles.bar} role="img" aria-label={words}>
        <span className={styles.agreeing} style={{ width: share(tally.agree) }} />
        <span className={styles.against} style={{ width: share(tally.disagree) }} />
        <span className={styles.needed} style={{ left: share(tally.needed) }} />
      </div>
      <p className={styles.rule} aria-hidden="true">
        {words}
      </p>
    </div>
  );
}
