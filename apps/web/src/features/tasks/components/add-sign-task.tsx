import type { AddSignBody, Person } from '@flowhall/contracts';
import { Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnclosures } from '../../../components/enclosures/use-enclosures.tsx';
import { Field } from '../../../components/field/field.tsx';
import { PersonTag } from '../../../components/people/person-tag.tsx';
import { PeoplePicker } from '../../../components/people-picker/people-picker.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { OpinionField } from '../../../components/submit-dialog/opinion-field.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { useAddSign } from '../api/sign-task.ts';
import styles from './action-dialog.module.css';
import type { ActionDialogProps } from './submit-task.tsx';
import { usePhrases } from './use-phrases.ts';

const KINDS = ['before', 'after', 'parallel'] as const satisfies readonly AddSignBody['kind'][];

/** 加签: who, when they sign, and a word about why. */
export function AddSignTask({ task, action, opinion, ...on }: ActionDialogProps) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const user = useCurrentUser();
  const phrases = usePhrases('sign');
  const id = useId();
  const addSign = useAddSign(task);
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [picking, setPicking] = useState(true);
  const [kind, setKind] = useState<AddSignBody['kind']>('before');
  const [typed, setTyped] = useState(opinion);
  const [tried, setTried] = useState(false);
  const enclosures = useEnclosures(action);
  const missing = action.opinion === 'required' && !typed.trim();
  const waiting = (task.round?.people ?? []).filter(({ status }) => status === 'open' || status === 'waiting');
  const close = () => {
    on.onOpinion(typed);
    on.onClose();
  };
  const confirm = () => {
    setTried(true);
    if (people.length === 0 || missing || !enclosures.complete) return;
    on.onOpinion(typed);
    on.onSend();
    const words = typed.trim();
    enclosures.send((ids) =>
      addSign.mutate(
        { kind, userIds: people.map((person) => person.id), ...(words ? { opinion: words } : {}), ...ids },
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
        title={t('addSign.people')}
        multiple
        value={[...people]}
        excluded={[user.id, ...waiting.map(({ person }) => person.id)]}
        onConfirm={(picked) => {
          setPeople(picked);
          if (picked.length > 0) setPicking(false);
          else close();
        }}
        onCancel={() => (people.length > 0 ? setPicking(false) : close())}
      />
      <SheetDialog
        open={!picking && people.length > 0}
        title={t('addSign.title')}
        confirmLabel={text(action.label)}
        pending={addSign.isPending || enclosures.sending}
        onConfirm={confirm}
        onCancel={close}
      >
        <div className={styles.form}>
          {Boolean(enclosures.problem ?? addSign.error) && <ProblemAlert error={enclosures.problem ?? addSign.error} />}
          <Field id={`${id}-people`} group label={t('addSign.people')}>
            <div className={styles.person}>
              {people.map((person) => (
                <PersonTag key={person.id} person={person} />
              ))}
              <button type="button" className={styles.change} onClick={() => setPicking(true)}>
                {t('change')}
              </button>
            </div>
          </Field>
          <Field id={`${id}-kind`} group label={t('addSign.when')}>
            <Radio.Group
              className={styles.stack}
              value={kind}
              onChange={(event) => setKind(KINDS.find((one) => one === event.target.value) ?? 'before')}
              options={KINDS.map((value) => ({
                value,
                label: (
                  <span className={styles.target}>
                    <span>{t(`addSign.kind.${value}`)}</span>
                    <span className={styles.quiet}>{t(`addSign.hint.${value}`)}</span>
                  </span>
                ),
              }))}
            />
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
