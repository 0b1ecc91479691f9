import type { TaskDetail } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueTime } from '../../../components/due-time.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { PersonLine } from '../../instances/index.ts';
import styles from './task-meta.module.css';

/** What it is, whose it is, where it stands and since when. */
export function TaskMeta({ task }: { task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const { instance } = task;
  return (
    <div className={styles.meta}>
      <span>
        {text(instance.itemName)} · <span className="tabular">{instance.number}</span>
      </span>
      <span>
        {t('column.initiator')} <PersonLine person={instance.initiator} />
      </span>
      <span>
        {t('stepLabel')} <strong>{text(task.step.name)}</strong>
      </span>
      <span>
        {t('column.arrived')} <RelativeTime value={task.createdAt} />
      </span>
      {task.dueAt && (
        <span>
          {t('column.due')} <DueTime value={task.dueAt} />
        </span>
      )}
      <Link to={paths.application(instance.id)}>{t('openApplication')}</Link>
    </div>
  );
}
