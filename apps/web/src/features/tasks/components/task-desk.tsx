import type { TaskDetail } from '@flowhall/contracts';
import { Alert } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { StepForm } from '../../../components/step-form/step-form.tsx';
import { OpinionField } from '../../../components/submit-dialog/opinion-field.tsx';
import { RoundProgress } from './round-progress.tsx';
import { TaskConflict } from './task-conflict.tsx';
import styles from './task-desk.module.css';
import { TaskNotices } from './task-notices.tsx';
import { agreePurpose, usePhrases } from './use-phrases.ts';
import type { TaskWork } from './use-task-work.ts';

/** The paper on the desk: notes, the form, and one's opinion. */
export function TaskDesk({ task, work }: { task: TaskDetail; work: TaskWork }) {
  const { t } = useTranslation('tasks');
  const phrases = usePhrases(agreePurpose(task.step.kind));
  const id = useId();
  const { form } = work;
  const agree = task.actions.find((action) => action.name === 'agree');
  const changed = task.changes.map(({ field }) => (field.startsWith('/') ? field : `/${field}`));
  const closed = task.actions.length === 0 && !work.conflict;
  return (
    <div className={styles.desk}>
      {work.conflict && <TaskConflict task={task} opinion={work.opinion} />}
      {closed && <Alert type="info" showIcon title={t(`closed.${closedBecause(task)}`)} />}
      <TaskNotices task={task} />
      {task.round && <RoundProgress round={task.round} />}
      <section className={styles.paper}>
        <h2 className="visually-hidden">{t('tab.record')}</h2>
        <StepForm
          ref={form.handle}
          form={task.form}
          value={form.value}
          readOnly={!form.writable}
          attachments={task.attachments}
          instanceId={task.instance.id}
          changed={changed}
          errors={form.errors}
          onChange={form.change}
        />
      </section>
      {agree && agree.opinion !== 'none' && task.step.kind !== 'apply' && (
        <section className={styles.paper}>
          <OpinionField
            id={`${id}-opinion`}
            value={work.opinion}
            need={agree.opinion}
            missing={false}
            phrases={phrases}
            onChange={work.setOpinion}
          />
        </section>
      )}
    </div>
  );
}

function closedBecause(task: TaskDetail): 'done' | 'cancelled' | 'waiting' | 'reader' {
  return task.status === 'open' ? 'reader' : task.status;
}
