import { type ReactNode, useId } from 'react';
import styles from './account-section.module.css';

export interface AccountSectionProps {
  title: string;
  /** What it is now. */
  state: ReactNode;
  hint?: ReactNode;
  /** Beside it, or below it on phones. */
  action?: ReactNode;
  children?: ReactNode;
}

/** One thing that somebody signs in with, and what can be done about it. */
export function AccountSection({ title, state, hint, action, children }: AccountSectionProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.row}>
        <div className={styles.words}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          <p className={styles.state}>{state}</p>
          {hint && <p className={styles.hint}>{hint}</p>}
        </div>
        {action && <div className={styles.action}>{action}</div>}
      </div>
      {children}
    </section>
  );
}
