import type { MigrationPlanView } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import styles from './plan-facts.module.css';

/** What moving the applications of one version would do: who comes along, who stays, what is lost. */
export function PlanFacts({ plan }: { plan: MigrationPlanView }) {
  const { t } = useTranslation('studio');
  const { instances, errors, refusals, losses, lostFields } = plan;
  const moved = instances.checked - instances.refused;
  const isWhole = instances.checked === instances.running;
  return (
    <div className={styles.facts}>
      {errors.length === 0 && (
        <p className={styles.line}>
          {t(isWhole ? 'plan.moved' : 'plan.tried', { moved, checked: instances.checked, running: instances.running })}
        </p>
      )}
      {[...errors, ...refusals].length > 0 && (
        <div>
          <p className={styles.heading}>{t('plan.stay', { count: instances.refused || instances.running })}</p>
          <ul className={styles.list}>
            {[...errors, ...refusals].map((finding) => (
              <li key={`${finding.reason} ${finding.elementId}`}>{finding.message}</li>
            ))}
          </ul>
        </div>
      )}
      {losses.length > 0 && (
        <div>
          <p className={styles.heading}>{t('plan.losses')}</p>
          <ul className={styles.list}>
            {losses.map((finding) => (
              <li key={`${finding.reason} ${finding.elementId}`}>
                {finding.message} {t('plan.ofInstances', { count: finding.instances })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {lostFields.length > 0 && (
        <p className={styles.line}>{t('plan.lostFields', { fields: lostFields.join(', ') })}</p>
      )}
    </div>
  );
}
