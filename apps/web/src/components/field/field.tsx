import type { ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  /** Id of the control that the label names; a group of controls has `group` instead. */
  id: string;
  group?: boolean;
  label: ReactNode;
  required?: boolean;
  problem?: string | null;
  children: ReactNode;
}

/** Label above, control, problem below. */
export function Field({ id, group = false, label, required = false, problem, children }: FieldProps) {
  const words = (
    <>
      {label}
      {required && (
        <span className={styles.required} aria-hidden="true">
          *
        </span>
      )}
    </>
  );
  const error = problem && (
    <p id={`${id}-problem`} role="alert" className={styles.problem}>
      {problem}
    </p>
  );
  if (group) {
    return (
      <fieldset className={styles.field} id={id}>
        <legend className={styles.label}>{words}</legend>
        {children}
        {error}
      </fieldset>
    );
  }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {words}
      </label>
      {children}
      {error}
    </div>
  );
}
