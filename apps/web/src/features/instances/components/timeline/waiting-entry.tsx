import type { CurrentStep } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../../../../components/people/use-people-names.ts';
import { useLocalized } from '../../../../lib/localized.ts';
import { useLanguage } from '../../../../lib/use-language.ts';
import { useNow } from '../../../../lib/use-now.ts';
import { duration } from '../../lib/duration.ts';
import { ExactTime } from '../exact-time.tsx';
import { WAITING_ICON } from './action-style.tsx';
import styles from './timeline.module.css';

/** The end of a running history: a step that waits for somebody. */
export function WaitingEntry({ step }: { step: CurrentStep }) {
  const { t } = useTranslation('instances');
  const text = useLocalized();
  const language = useLanguage();
  const now = useNow();
  const people = usePeopleNames();
  const waiting = duration(now - new Date(step.since).getTime(), language) ?? t('history.underOneMinute');
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
          <span className={styles.waited}>{t('history.waitingSince', { duration: waiting })}</span>
          <ExactTime value={step.since} />
        </span>
      </div>
      {names && <p className={styles.who}>{step.claimable ? t('waitsClaim', { names }) : t('waitsFor', { names })}</p>}
    </li>
  );
}
