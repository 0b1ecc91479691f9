import { Skeleton } from 'antd';
import styles from './record-list.module.css';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The shape of a list that is on its way. */
export function RecordSkeleton({ label }: { label: string }) {
  return (
    <div className={styles.root} role="status" aria-label={label}>
      {ROWS.map((row) => (
        <div key={row} className={styles.skeletonRow}>
          <Skeleton active title={{ width: '38%' }} paragraph={{ rows: 1, width: '62%' }} />
        </div>
      ))}
    </div>
  );
}
