import type { CurrentStep } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../../../../components/people/use-people-names.ts';
import { WaitedTime } from '../../../../components/waited-time.tsx';
import { useLocalized } from '../../../../lib/localized.ts';
import { ExactTime } from '../exact-time.tsx';
import { WAITING_ICON } from './action-style.tsx';
import styles from './timeline.module.css';

/** The end of a running history: a step that waits for somebody. */
export function WaitingEntry({ step }: { step: CurrentStep }) {
  const { t } = useTranslation('instances');
  const text = useLocalized();
  const people = usePeopleNames();
  const names = people(step.people);
  return (
    <li className={styles.entry}>
      <span className={styles.dot} data-tone="blue" aria-hidden="true">
        {WAITING_ICON}
      </span>
      <div className={styles.head}>
        <span className={styles.act} data-tone="blue">
          {t('history.waiting')}
        </span>
        <span className={styles.step}>{text(step.name)}</span>
        <span className={styles.time}>
          <span className={styles.waited}>
            <WaitedTime
              waited={step.waited}
              since={step.since}
              words={(length) => t('history.waitingSince', { duration: length })}
            />
          </span>
          <ExactTime value={step.since} />
        </span>
      </div>
      {names && <p className={styles.who}>{step.claimable ? t('waitsClaim', { names }) : t('waitsFor', { names })}</p>}
    </li>
  );
}
