import type { ActOnTasksBody, Person, TaskSummary } from '@flowhall/contracts';
import { App, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../../components/field/field.tsx';
import { SheetDialog } from '../../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../../components/states/problem-alert.tsx';
import { AnybodySelect } from '../../../../components/submit-dialog/anybody-select.tsx';
import { OpinionField } from '../../../../components/submit-dialog/opinion-field.tsx';
import { useActOnTasks } from '../../api/act-on-tasks.ts';
import { usePhrases } from '../use-phrases.ts';
import styles from './batch.module.css';
import type { BatchAction } from './batch-bar.tsx';
import { BatchResults } from './batch-results.tsx';

export interface BatchDialogProps {
  action: BatchAction;
  tasks: readonly TaskSummary[];
  onClose: () => void;
  /** Everything was done. */
  onDone: () => void;
}

const PURPOSES = { agree: 'for', return: 'against', transfer: 'handover' } as const;

/** One opinion for several to-dos, and what became of each. */
export function BatchDialog({ action, tasks, onClose, onDone }: BatchDialogProps) {
  const { t } = useTranslation('tasks');
  const { message } = App.useApp();
  const id = useId();
  const phrases = usePhrases(PURPOSES[action]);
  const act = useActOnTasks();
  const [opinion, setOpinion] = useState('');
  const [target, setTarget] = useState<'previous' | 'initiator'>('initiator');
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [tried, setTried] = useState(false);
  const words = opinion.trim();
  const missing = action === 'return' && words === '';
  const [person] = people;
  const nobody = action === 'transfer' && !person;

  const body = (): ActOnTasksBody => {
    const shared = {
      tasks: tasks.flatMap(({ taskId, version }) => (taskId ? [{ taskId, ...(version ? { version } : {}) }] : [])),
    };
    const said = words ? { opinion: words } : {};
    if (action === 'return') return { action, ...shared, target, opinion: words };
    if (action === 'transfer') return { action, ...shared, userId: person?.id ?? '', ...said };
    return { action, ...shared, ...said };
  };
  const send = () => {
    setTried(true);
    if (missing || nobody) return;
    act.mutate(body(), {
      onSuccess: ({ results }) => {
        if (results.some(({ problem }) => problem)) return;
        void message.success(t(`batch.done.${action}`, { count: results.length }));
        onDone();
        onClose();
      },
    });
  };
  if (act.data) {
    return (
      <SheetDialog
        open
        title={t('batch.results')}
        confirmLabel={t('batch.read')}
        onConfirm={onClose}
        onCancel={onClose}
      >
        <BatchResults tasks={tasks} results={act.data.results} />
      </SheetDialog>
    );
  }
  return (
    <SheetDialog
      open
      title={t(`batch.title.${action}`, { count: tasks.length })}
      confirmLabel={t(`batch.${action}`)}
      danger={action === 'return'}
      pending={act.isPending}
      onConfirm={send}
      onCancel={onClose}
    >
      <div className={styles.fields}>
        {act.error && <ProblemAlert error={act.error} />}
        <ul className={styles.titles} aria-label={t('batch.tasks')}>
          {tasks.map((task) => (
            <li key={task.id}>
              {task.title} <span className={styles.number}>{task.number}</span>
            </li>
          ))}
        </ul>
        {action === 'return' && (
          <Field id={`${id}-target`} label={t('return.target')} required problem={null}>
            <Radio.Group
              id={`${id}-target`}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
              options={[
                { value: 'initiator', label: t('batch.target.initiator') },
                { value: 'previous', label: t('batch.target.previous') },
              ]}
            />
          </Field>
        )}
        {action === 'transfer' && (
          <Field
            id={`${id}-person`}
            label={t('transfer.person')}
            required
            problem={tried && nobody ? t('batch.personMissing') : null}
          >
            <AnybodySelect title={t('transfer.person')} many={false} value={people} onChange={setPeople} />
          </Field>
        )}
        <OpinionField
          id={id}
          value={opinion}
          need={action === 'return' ? 'required' : 'optional'}
          missing={tried && missing}
          phrases={phrases}
          onChange={setOpinion}
        />
        <p className={styles.hint}>{t('batch.hint')}</p>
      </div>
    </SheetDialog>
  );
}
