import type { ReactNode } from 'react';
import styles from './action-bar.module.css';

/** The buttons of a page: inline on desktops, fixed to the bottom edge on phones. PageContainer places it. */
export function ActionBar({ children }: { children: ReactNode }) {
  return (
    <div className={styles.bar} data-testid="action-bar">
      {children}
    </div>
  );
}
