import type { TaskDetail } from '@flowhall/contracts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../../../components/people/use-people-names.ts';
import { Changes, ExactTime } from '../../instances/index.ts';
import styles from './task-notices.module.css';

/** What one has to know before acting: why it came back, that it has to be claimed, what was changed. */
export function TaskNotices({ task }: { task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const names = usePeopleNames();
  const claimable = task.actions.some((action) => action.name === 'claim');
  return (
    <>
      {task.returnedFor && <CameBack returnedFor={task.returnedFor} apply={task.step.kind === 'apply'} />}
      {task.delegatedBy && task.actions.length > 0 && (
        <Alert type="info" showIcon title={t('delegate.for', { name: task.delegatedBy.name })} />
      )}
      {task.onBehalfOf && task.actions.length > 0 && (
        <Alert type="info" showIcon title={t('deputy.acting', { name: task.onBehalfOf.name })} />
      )}
      {claimable && (
        <Alert
          type="info"
          showIcon
          title={task.candidates.length > 0 ? t('claim.hint', { names: names(task.candidates) }) : t('claim.hintShort')}
        />
      )}
      {task.changes.length > 0 && (
        <div className={styles.changes}>
          <p>{t('changed.title', { count: task.changes.length })}</p>
          <Changes changes={task.changes} form={task.form.schema} />
        </div>
      )}
    </>
  );
}

function CameBack(props: { returnedFor: NonNullable<TaskDetail['returnedFor']>; apply: boolean }) {
  const { returnedFor, apply } = props;
  const { t } = useTranslation('tasks');
  const by = returnedFor.by?.name ?? t('cameBack.someone');
  return (
    <Alert
      type="warning"
      showIcon
      title={t(apply ? 'cameBack.toApplicant' : 'cameBack.toHandler', { by })}
      description={
        <>
          <blockquote className={styles.opinion}>{returnedFor.opinion || t('cameBack.noOpinion')}</blockquote>
          <span className={styles.quiet}>
            <ExactTime value={returnedFor.at} />
          </span>
        </>
      }
    />
  );
}
