import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { TaskList, type TaskListProps } from './task-list.tsx';
import styles from './task-pane.module.css';
import { TaskPane } from './task-pane.tsx';

/** A list with what is chosen of it beside it. The choice stands in the address. */
export function SplitTasks({ empty, ...list }: TaskListProps & { empty: ReactNode }) {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const open = params.get('open') ?? undefined;
  const row = list.rows.find((one) => one.id === open);
  const chosen =
    list.view === 'todo'
      ? { taskId: open ?? null, instanceId: null }
      : { taskId: null, instanceId: row?.instanceId ?? null };
  const hrefOf = (id: string): string => {
    const next = new URLSearchParams(params);
    next.set('open', id);
    return `${pathname}?${next}`;
  };
  return (
    <div className={styles.split}>
      <div className={styles.list}>{empty ?? <TaskList {...list} split={{ current: open, hrefOf }} />}</div>
      <TaskPane {...chosen} />
    </div>
  );
}
