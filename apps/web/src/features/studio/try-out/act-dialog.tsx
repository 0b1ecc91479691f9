import type { Person, TaskAction, TryOutView } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { AnybodySelect } from '../../../components/submit-dialog/anybody-select.tsx';
import { Field } from '../../../components/submit-dialog/field.tsx';
import { SubmitDialog } from '../../../components/submit-dialog/submit-dialog.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { type ActBody, actOptions } from '../api/try-outs.ts';
import { toEntry } from './to-entry.ts';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

export interface ActDialogProps {
  tryOut: TryOutPlay;
  view: TryOutView;
  stepId: string;
  by: Person;
  action: TaskAction;
  form: Record<string, unknown>;
  onClose: () => void;
}

/** What goes with an action: the same dialog that people of the service hall get. */
export function ActDialog(props: ActDialogProps) {
  const { name } = props.action;
  return name === 'agree' || name === 'disagree' ? <Decide {...props} outcome={name} /> : <Hand {...props} />;
}

function Decide({
  tryOut,
  view,
  stepId,
  by,
  action,
  form,
  onClose,
  outcome,
}: ActDialogProps & { outcome: 'agree' | 'disagree' }) {
  const text = useLocalized();
  const entry: ActBody = { by: by.id, do: outcome, at: stepId, ...(outcome === 'agree' && { form }) };
  const options = useQuery({
    queryKey: ['try-out-options', view.id, view.history.length, entry],
    queryFn: () => actOptions(view.id, entry),
    gcTime: 0,
  });
  return (
    <SubmitDialog
      open
      actionLabel={text(action.label)}
      options={options.data}
      optionsError={options.error}
      onRetryOptions={() => void options.refetch()}
      opinion={action.opinion}
      needs={action}
      submitting={tryOut.pending}
      problem={tryOut.error}
      onCancel={onClose}
      onSubmit={(submission) =>
        void tryOut.play({ ...entry, ...toEntry(submission) }).then((done) => {
          if (done) onClose();
        })
      }
    />
  );
}

function Hand({ tryOut, view, stepId, by, action, onClose }: ActDialogProps) {
  const { t } = useTranslation('studio');
  const text = useLocalized();
  const id = useId();
  const isTransfer = action.name === 'transfer';
  const [opinion, setOpinion] = useState('');
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [target, setTarget] = useState(action.name === 'return-previous' ? 'previous' : 'initiator');
  const to = isTransfer ? people[0]?.id : target;
  const confirm = () => {
    if (!to) return;
    const entry: ActBody = {
      ...{ by: by.id, do: isTransfer ? 'transfer' : 'return', at: stepId, to },
      ...(opinion.trim() && { opinion: opinion.trim() }),
    };
    void tryOut.play(entry).then((done) => {
      if (done) onClose();
    });
  };
  const passed = view.elements.filter((one) => one.state === 'done').map((one) => one.elementId);
  const earlier = view.history.flatMap(({ step }) => (step && passed.includes(step.stepId) ? [step] : []));
  const steps = [...new Map(earlier.map((step) => [step.stepId, step])).values()];
  return (
    <SheetDialog
      open
      title={text(action.label)}
      confirmLabel={text(action.label)}
      confirmDisabled={!to}
      pending={tryOut.pending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {Boolean(tryOut.error) && <ProblemAlert error={tryOut.error} />}
        {isTransfer && (
          <Field id={`${id}-to`} group required label={t('tryOut.transferTo')}>
            <AnybodySelect title={t('tryOut.transferTo')} many={false} value={people} onChange={setPeople} />
          </Field>
        )}
        {action.name === 'return-any' && (
          <Field id={`${id}-target`} group label={t('tryOut.returnTo')}>
            <Radio.Group
              className={styles.choices ?? ''}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
              options={[
                { value: 'initiator', label: t('tryOut.toInitiator') },
                { value: 'previous', label: t('tryOut.toPrevious') },
                ...steps.map((step) => ({ value: step.stepId, label: text(step.name) })),
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
