import type { Diagram } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import styles from './diagram.module.css';

const ORDER = ['done', 'current', 'returned', 'terminated'] as const;

/** The words for the colours that are in the drawing. */
export function DiagramLegend({ states }: { states: readonly Diagram['elements'][number]['state'][] }) {
  const { t } = useTranslation('instances');
  const present = ORDER.filter((state) => states.includes(state));
  return (
    <ul className={styles.legend}>
      {present.map((state) => (
        <li key={state} className={styles.legendItem} data-state={state}>
          {t(`diagram.state.${state}`)}
        </li>
      ))}
    </ul>
  );
}
