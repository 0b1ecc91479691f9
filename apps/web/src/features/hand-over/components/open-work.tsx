import type { Person } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { previewQuery } from '../api/hand-over.ts';
import styles from './hand-over.module.css';

/** What waits for somebody: how much, and what. */
export function OpenWork({ person }: { person: Person }) {
  const { t } = useTranslation('handOver');
  const text = useLocalized();
  const preview = useQuery(previewQuery(person.id));
  if (preview.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (preview.isError) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  const { tasks, total, deputies } = preview.data;
  return (
    <div className={styles.work}>
      <p>
        {t('tasks', { count: total })}
        {deputies > 0 && ` ${t('deputies', { count: deputies })}`}
      </p>
      {tasks.length > 0 && (
        <ul className={styles.tasks}>
          {tasks.map((task) => (
            <li key={task.taskId}>
              <Link to={paths.application(task.instanceId)}>{task.title}</Link>
              <span className={styles.quiet}>
                {text(task.step)} · <span className="tabular">{task.number}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {total > tasks.length && <p className={styles.quiet}>{t('more', { count: total - tasks.length })}</p>}
    </div>
  );
}
