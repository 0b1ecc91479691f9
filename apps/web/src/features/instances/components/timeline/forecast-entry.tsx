import { HourglassOutlined } from '@ant-design/icons';
import type { ForecastStep } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { ForecastPeople } from '../../../../components/forecast/forecast-people.tsx';
import { useLocalized } from '../../../../lib/localized.ts';
import styles from './timeline.module.css';

/** After the end of a running history: a step that is still to come. */
export function ForecastEntry({ step }: { step: ForecastStep }) {
  const { t } = useTranslation('instances');
  const text = useLocalized();
  return (
    <li className={styles.entry} data-ahead>
      <span className={styles.dot} aria-hidden="true">
        <HourglassOutlined />
      </span>
      <div className={styles.head}>
        <span className={styles.ahead}>{t('history.ahead')}</span>
        <span className={styles.ahead}>{text(step.name)}</span>
      </div>
      <p className={styles.who}>
        <ForecastPeople step={step} />
      </p>
    </li>
  );
}
