import type { ReactNode } from 'react';
import styles from './states.module.css';

/** Says that there is nothing, and what to do about it. */
export function EmptyState({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <svg className={styles.picture} viewBox="0 0 64 48" aria-hidden="true" focusable="false">
        <path d="M6 30 14 8h36l8 22v12H6z M6 30h15c1 5 5 8 11 8s10-3 11-8h15" />
      </svg>
      <p className={styles.title}>{title}</p>
      {hint && <p className={styles.hint}>{hint}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
