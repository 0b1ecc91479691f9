import styles from './compare.module.css';
import type { SaidChange } from './setting-words.ts';

/** Values that differ: what, as it was, as it is. */
export function ValueList({ values }: { values: readonly SaidChange[] }) {
  if (values.length === 0) return null;
  return (
    <ul className={styles.details}>
      {values.map(({ label, before, after }) => (
        <li key={label}>
          {label && <span className={styles.label}>{label}</span>}
          <del>{before}</del>
          <span aria-hidden="true"> → </span>
          <ins>{after}</ins>
        </li>
      ))}
    </ul>
  );
}
