import { Checkbox } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { useRemoveSign } from '../api/sign-task.ts';
import styles from './action-dialog.module.css';
import type { ActionDialogProps } from './submit-task.tsx';

/** 减签: whom no longer to ask, of those who have not acted. */
export function RemoveSignTask({ task, action, ...on }: ActionDialogProps) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const id = useId();
  const remove = useRemoveSign(task);
  const offered = (task.round?.people ?? []).filter((one) => one.removable);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    offered.length === 1 ? offered.map(({ person }) => person.id) : [],
  );
  const [tried, setTried] = useState(false);
  const confirm = () => {
    setTried(true);
    if (chosen.length === 0) return;
    on.onSend();
    remove.mutate(
      { userIds: [...chosen] },
      {
        onSuccess: on.onDone,
        onError: (error) => {
          if (on.onFailed(error)) on.onClose();
        },
      },
    );
  };
  return (
    <SheetDialog
      open
      title={text(action.label)}
      confirmLabel={t('removeSign.confirm')}
      pending={remove.isPending}
      onConfirm={confirm}
      onCancel={on.onClose}
    >
      <div className={styles.form}>
        {remove.error && <ProblemAlert error={remove.error} />}
        <Field
          id={`${id}-people`}
          group
          label={t('removeSign.people')}
          problem={tried && chosen.length === 0 ? t('removeSign.missing') : null}
        >
          <Checkbox.Group
            className={styles.stack ?? ''}
            value={[...chosen]}
            onChange={(values) => setChosen(values.map(String))}
            options={offered.map(({ person }) => ({
              value: person.id,
              label: [person.name, person.department].filter(Boolean).join(' · '),
            }))}
          />
        </Field>
      </div>
    </SheetDialog>
  );
}
