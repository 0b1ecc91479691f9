import type { CurrentStep, InstanceDetail } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { DueTime } from '../../../components/due-time.tsx';
import { usePeopleNames } from '../../../components/people/use-people-names.ts';
import { WaitedTime } from '../../../components/waited-time.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { dayDate } from '../../../lib/time.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import styles from './instance-standing.module.css';
import { ProgressLine } from './progress-line.tsx';

/** Where an application stands, in one sentence and a bar. */
export function InstanceStanding({ instance }: { instance: InstanceDetail }) {
  const { t } = useTranslation('instances');
  const language = useLanguage();
  const { done, remaining } = instance.progress;
  return (
    <section className={styles.standing} aria-label={t('column.current')}>
      <div className={styles.words}>
        {instance.status !== 'running' && <p>{t(`outcome.${instance.status}`)}</p>}
        {instance.currentSteps.length > 0 && (
          <ul className={styles.steps}>
            {instance.currentSteps.map((step) => (
              <li key={step.stepId}>
                <Waiting step={step} />
              </li>
            ))}
          </ul>
        )}
        {instance.dueAt && instance.status === 'running' && (
          <p className={styles.quiet}>
            {t('dueBy')} <time dateTime={instance.dueAt}>{dayDate(instance.dueAt, language)}</time>
          </p>
        )}
      </div>
      {instance.status === 'running' && done + remaining > 0 && (
        <div className={styles.progress}>
          <ProgressLine instance={instance} />
          <p className={styles.quiet}>{t('progress', { done, total: done + remaining })}</p>
        </div>
      )}
    </section>
  );
}

function Waiting({ step }: { step: CurrentStep }) {
  const { t } = useTranslation('instances');
  const text = useLocalized();
  const names = usePeopleNames();
  const people = names(step.people);
  return (
    <>
      <span className={styles.step}>{text(step.name)}</span>
      {people && (
        <span className={styles.people}>
          {step.claimable ? t('waitsClaim', { names: people }) : t('waitsFor', { names: people })}
        </span>
      )}
      <span className={styles.quiet}>
        <WaitedTime
          waited={step.waited}
          since={step.since}
          words={(length) => t('history.waitingSince', { duration: length })}
        />
      </span>
      {step.dueAt && (
        <span className={styles.quiet}>
          {t('due')} <DueTime value={step.dueAt} />
        </span>
      )}
    </>
  );
}
