import type { ForecastStep } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../lib/localized.ts';
import { ForecastPeople } from '../forecast/forecast-people.tsx';
import styles from './submit-dialog.module.css';

/** What follows after the next steps, in a quiet list. */
export function StepsAhead({ steps }: { steps: readonly ForecastStep[] }) {
  const { t } = useTranslation('submit');
  const text = useLocalized();
  if (steps.length === 0) return null;
  return (
    <details className={styles.ahead}>
      <summary>{t('ahead.title', { count: steps.length })}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step.stepId}>
            {text(step.name)}
            <span className={styles.quiet}>
              {' '}
              <ForecastPeople step={step} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
