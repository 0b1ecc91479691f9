import { useEffect, useRef } from 'react';
import styles from './record-list.module.css';

export interface RowCheckboxProps {
  label: string;
  checked: boolean;
  /** Some of what it stands for. */
  partly?: boolean;
  onChange: (checked: boolean) => void;
}

/** Picks a row, or all of them. */
export function RowCheckbox({ label, checked, partly = false, onChange }: RowCheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  return (
    <label className={styles.check}>
      <input
        ref={box}
        type="checkbox"
        data-row-check
        aria-label={label}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
