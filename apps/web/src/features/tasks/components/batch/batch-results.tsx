import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import type { ActOnTasksAnswer, TaskSummary } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../../lib/paths.ts';
import styles from './batch.module.css';

export interface BatchResultsProps {
  tasks: readonly TaskSummary[];
  results: ActOnTasksAnswer['results'];
}

/** What became of each task: those that were refused first, with the reason and a way to do them one by one. */
export function BatchResults({ tasks, results }: BatchResultsProps) {
  const { t } = useTranslation('tasks');
  const titleOf = new Map(tasks.map((task) => [task.taskId, task.title]));
  const refused = results.filter(({ problem }) => problem !== null);
  const done = results.length - refused.length;
  return (
    <>
      <p>{t('batch.summary', { done, refused: refused.length })}</p>
      <ul className={styles.results}>
        {refused.map(({ taskId, problem }) => (
          <li key={taskId} className={styles.refused}>
            <CloseCircleOutlined aria-hidden="true" />
            <div>
              <Link to={paths.task(taskId)}>{titleOf.get(taskId)}</Link>
              <p>{problem?.title}</p>
            </div>
          </li>
        ))}
        {results
          .filter(({ problem }) => problem === null)
          .map(({ taskId }) => (
            <li key={taskId} className={styles.accepted}>
              <CheckCircleOutlined aria-hidden="true" />
              <span>
                {titleOf.get(taskId)} <span className="visually-hidden">({t('batch.ok')})</span>
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}
