import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { InPane } from '../../../components/page-container/pane.ts';
import { InstancePane } from '../../instances/index.ts';
import styles from './task-pane.module.css';

const TaskContents = lazy(async () => ({ default: (await import('../pages/task-page.tsx')).TaskContents }));

export interface TaskPaneProps {
  /** What is read: a task to do, or an application; null before anything is chosen. */
  taskId: string | null;
  instanceId: string | null;
}

/** The right half of the split view. */
export function TaskPane({ taskId, instanceId }: TaskPaneProps) {
  const { t } = useTranslation('tasks');
  return (
    <section className={styles.pane} aria-label={t('split.label')} tabIndex={-1}>
      {taskId || instanceId ? (
        <InPane value>
          <Suspense fallback={<Skeleton active className={styles.loading} paragraph={{ rows: 8 }} />}>
            {taskId ? (
              <TaskContents key={taskId} id={taskId} />
            ) : (
              <InstancePane key={instanceId} id={instanceId ?? ''} />
            )}
          </Suspense>
        </InPane>
      ) : (
        <p className={styles.empty}>{t('split.empty')}</p>
      )}
    </section>
  );
}
