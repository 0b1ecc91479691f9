import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { STATE_LOOK, type StateName } from './states.tsx';
import styles from './status-tag.module.css';

export interface StatusTagProps {
  state: StateName;
  /** Words instead of the state's own, as in "逾期 2 天". */
  children?: ReactNode;
}

/** A state with its colour, icon and word, the same everywhere. */
export function StatusTag({ state, children }: StatusTagProps) {
  const { t } = useTranslation('common');
  const { tone, icon } = STATE_LOOK[state];
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      <span aria-hidden="true">{icon}</span>
      {children ?? t(`state.${state}`)}
    </span>
  );
}
