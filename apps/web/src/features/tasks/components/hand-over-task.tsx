import type { InstanceDetail, Person } from '@flowhall/contracts';
import type { UseMutationResult } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EnclosedIds, useEnclosures } from '../../../components/enclosures/use-enclosures.tsx';
import { Field } from '../../../components/field/field.tsx';
import { PersonTag } from '../../../components/people/person-tag.tsx';
import { PeoplePicker } from '../../../components/people-picker/people-picker.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { OpinionField } from '../../../components/submit-dialog/opinion-field.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { useDelegateTask } from '../api/delegate-task.ts';
import { useTransferTask } from '../api/transfer-task.ts';
import styles from './action-dialog.module.css';
import type { ActionDialogProps } from './submit-task.tsx';
import { usePhrases } from './use-phrases.ts';

interface HandOverProps extends ActionDialogProps {
  kind: 'transfer' | 'delegate';
  mutation: UseMutationResult<InstanceDetail, Error, { userId: string; opinion?: string } & EnclosedIds>;
}

/** 转办: another person handles it instead. */
export function TransferTask(props: ActionDialogProps) {
  return <HandOver {...props} kind="transfer" mutation={useTransferTask(props.task)} />;
}

/** 委办: another person works on it, then it comes back. */
export function DelegateTask(props: ActionDialogProps) {
  return <HandOver {...props} kind="delegate" mutation={useDelegateTask(props.task)} />;
}

/** First who, then a word about why. */
function HandOver({ action, opinion, kind, mutation, ...on }: HandOverProps) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const user = useCurrentUser();
  const phrases = usePhrases('handover');
  const id = useId();
  const [person, setPerson] = useState<Person | null>(null);
  const [picking, setPicking] = useState(true);
  const [typed, setTyped] = useState(opinion);
  const [tried, setTried] = useState(false);
  const enclosures = useEnclosures(action);
  const missing = action.opinion === 'required' && !typed.trim();
  const close = () => {
    on.onOpinion(typed);
    on.onClose();
  };
  const confirm = () => {
    setTried(true);
    if (!person || missing || !enclosures.complete) return;
    on.onOpinion(typed);
    on.onSend();
    const words = typed.trim();
    enclosures.send((ids) =>
      mutation.mutate(
        { userId: person.id, ...(words ? { opinion: words } : {}), ...ids },
        {
          onSuccess: on.onDone,
          onError: (error) => {
            if (on.onFailed(error)) on.onClose();
          },
        },
      ),
    );
  };
  return (
    <>
      <PeoplePicker
        open={picking}
        title={t(`${kind}.person`)}
        multiple={false}
        value={person ? [person] : []}
        excluded={[user.id]}
        onConfirm={([picked]) => {
          if (picked) setPerson(picked);
          setPicking(false);
        }}
        onCancel={() => (person ? setPicking(false) : close())}
      />
      <SheetDialog
        open={!picking && person !== null}
        title={t(`${kind}.title`)}
        confirmLabel={text(action.label)}
        pending={mutation.isPending || enclosures.sending}
        onConfirm={confirm}
        onCancel={close}
      >
        <div className={styles.form}>
          {Boolean(enclosures.problem ?? mutation.error) && (
            <ProblemAlert error={enclosures.problem ?? mutation.error} />
          )}
          <Field id={`${id}-person`} group label={t(`${kind}.person`)}>
            <div className={styles.person}>
              {person && <PersonTag person={person} />}
              <button type="button" className={styles.change} onClick={() => setPicking(true)}>
                {t('change')}
              </button>
            </div>
            <p className={styles.quiet}>{t(`${kind}.hint`)}</p>
          </Field>
          {action.opinion !== 'none' && (
            <OpinionField
              id={`${id}-opinion`}
              value={typed}
              need={action.opinion}
              missing={tried && missing}
              phrases={phrases}
              onChange={setTyped}
            />
          )}
          {enclosures.fields(id, tried)}
        </div>
      </SheetDialog>
    </>
  );
}
