import type { Person, TaskAction } from '@flowhall/contracts';
import { Checkbox, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { AnybodySelect } from '../../../components/submit-dialog/anybody-select.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import type { ActBody } from '../api/try-outs.ts';
import type { ActDialogProps } from './act-dialog.tsx';
import styles from './try-out.module.css';

const SIGNS = ['before', 'after', 'parallel'] as const;
type Sign = (typeof SIGNS)[number];

/** What each action is in a scenario. */
const DONE: Partial<Record<TaskAction['name'], ActBody['do']>> = {
  ...{ transfer: 'transfer', delegate: 'delegate', 'add-sign': 'add-sign', 'remove-sign': 'remove-sign' },
  ...{ 'return-previous': 'return', 'return-initiator': 'return', 'return-any': 'return' },
};

/** A task goes to somebody else, back, or waits for others: who or where, and a word about why. */
export function HandDialog({ tryOut, view, step, by, action, asked, onClose }: ActDialogProps) {
  const { t } = useTranslation('studio');
  const text = useLocalized();
  const id = useId();
  const [opinion, setOpinion] = useState('');
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [leaving, setLeaving] = useState<readonly string[]>(asked.length === 1 ? asked.map((one) => one.id) : []);
  const [sign, setSign] = useState<Sign>('before');
  const [target, setTarget] = useState(action.name === 'return-previous' ? 'previous' : 'initiator');
  const { name } = action;
  const picksOne = name === 'transfer' || name === 'delegate';
  const toWhom = (): string | string[] | undefined => {
    if (picksOne) return people[0]?.id;
    if (name === 'add-sign') return people.map((person) => person.id);
    return name === 'remove-sign' ? [...leaving] : target;
  };
  const to = toWhom();
  const what = DONE[name];
  const isReady = what !== undefined && to !== undefined && to.length > 0;
  const confirm = () => {
    if (!isReady) return;
    const entry: ActBody = {
      ...{ by: by.id, do: what, at: step.stepId, to },
      ...(step.in !== null && { in: step.in }),
      ...(name === 'add-sign' && { sign }),
      ...(opinion.trim() && { opinion: opinion.trim() }),
      ...(action.signature === 'required' && { signature: true as const }),
      ...(action.attachment === 'required' && { files: 1 }),
    };
    void tryOut.play(entry).then((done) => {
      if (done) onClose();
    });
  };
  const passed = view.elements.filter((one) => one.state === 'done').map((one) => one.elementId);
  const earlier = view.history.flatMap((entry) =>
    entry.step && passed.includes(entry.step.stepId) && entry.step.stepId !== step.stepId ? [entry.step] : [],
  );
  const steps = [...new Map(earlier.map((one) => [one.stepId, one])).values()];
  const whom = name === 'transfer' ? t('tryOut.transferTo') : t(picksOne ? 'tryOut.delegateTo' : 'tryOut.askToSign');
  return (
    <SheetDialog
      open
      title={text(action.label)}
      confirmLabel={text(action.label)}
      confirmDisabled={!isReady}
      pending={tryOut.pending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {Boolean(tryOut.error) && <ProblemAlert error={tryOut.error} />}
        {(picksOne || name === 'add-sign') && (
          <Field id={`${id}-to`} group required label={whom}>
            <AnybodySelect title={whom} many={!picksOne} value={people} onChange={setPeople} />
          </Field>
        )}
        {name === 'add-sign' && (
          <Field id={`${id}-sign`} group label={t('tryOut.signWhen')}>
            <Radio.Group
              className={styles.choices ?? ''}
              value={sign}
              onChange={(event) => setSign(SIGNS.find((one) => one === event.target.value) ?? 'before')}
              options={SIGNS.map((value) => ({ value, label: t(`tryOut.sign.${value}`) }))}
            />
          </Field>
        )}
        {name === 'remove-sign' && (
          <Field id={`${id}-leaving`} group required label={t('tryOut.noLongerAsk')}>
            <Checkbox.Group
              className={styles.choices ?? ''}
              value={[...leaving]}
              onChange={(values) => setLeaving(values.map(String))}
              options={asked.map((person) => ({
                value: person.id,
                label: [person.name, person.post ?? person.department].filter(Boolean).join(' · '),
              }))}
            />
          </Field>
        )}
        {name === 'return-any' && (
          <Field id={`${id}-target`} group label={t('tryOut.returnTo')}>
            <Radio.Group
              className={styles.choices ?? ''}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
              options={[
                { value: 'initiator', label: t('tryOut.toInitiator') },
                { value: 'previous', label: t('tryOut.toPrevious') },
                ...steps.map((one) => ({ value: one.stepId, label: text(one.name) })),
              ]}
            />
          </Field>
        )}
        <Field id={`${id}-opinion`} label={t('tryOut.opinion')} required={action.opinion === 'required'}>
          <Input.TextArea
            id={`${id}-opinion`}
            rows={3}
            maxLength={2000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
          />
        </Field>
      </div>
    </SheetDialog>
  );
}
