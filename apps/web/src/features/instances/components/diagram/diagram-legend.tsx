import {
  CheckOutlined,
  ClockCircleOutlined,
  CloseOutlined,
  EllipsisOutlined,
  RollbackOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagramStep } from '../../lib/diagram-steps.ts';
import styles from './diagram.module.css';

/** The signs of the drawing's badges. */
const ICONS: Readonly<Record<DiagramStep['state'], ReactNode>> = {
  done: <CheckOutlined />,
  current: <ClockCircleOutlined />,
  returned: <RollbackOutlined />,
  terminated: <CloseOutlined />,
  forecast: <EllipsisOutlined />,
};
const ORDER = ['done', 'current', 'returned', 'terminated', 'forecast'] as const;

/** The state of a step in a word, with its sign. */
export function StateWord({ state }: { state: DiagramStep['state'] }) {
  const { t } = useTranslation('instances');
  return (
    <>
      <span className={styles.sign} aria-hidden="true">
        {ICONS[state]}
      </span>
      {t(`diagram.state.${state}`)}
    </>
  );
}

/** The signs and words for the colours that are in the drawing. */
export function DiagramLegend({ states }: { states: readonly DiagramStep['state'][] }) {
  const present = ORDER.filter((state) => states.includes(state));
  return (
    <ul className={styles.legend}>
      {present.map((state) => (
        <li key={state} className={styles.legendItem} data-state={state}>
          <StateWord state={state} />
        </li>
      ))}
    </ul>
  );
}
