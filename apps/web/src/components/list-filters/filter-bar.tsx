import type { ReactNode } from 'react';
import styles from './filter-bar.module.css';

/** Line of filters above a list; the first one is the search. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <search className={styles.bar}>{children}</search>;
}
