import styles from './count-badge.module.css';

/** A number beside a word; nothing when it is zero. */
export function CountBadge({ count, label }: { count: number; label: string }) {
  if (count <= 0) return null;
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{`${label}: ${count}`}</span>
    </span>
  );
}
