import type { TaskAction, TryOutView } from '@flowhall/contracts';
import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StepForm } from '../../../components/step-form/step-form.tsx';
import { useFormHandle } from '../../../components/step-form/use-form-handle.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { ActDialog } from './act-dialog.tsx';
import { CalledTag } from './called-tag.tsx';
import { templatesOfDraft } from './templates-of-draft.ts';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

type Step = TryOutView['steps'][number];

export interface StepPanelProps {
  tryOut: TryOutPlay;
  view: TryOutView;
  step: Step;
}

/** A step that waits: somebody acts as one of its people, with the form as they see it. */
export function StepPanel({ tryOut, view, step }: StepPanelProps) {
  const { t } = useTranslation('studio');
  const text = useLocalized();
  const id = useId();
  const form = useFormHandle();
  const [chosen, setChosen] = useState<number | null>(null);
  const [value, setValue] = useState<Record<string, unknown>>({ ...step.value });
  const [action, setAction] = useState<TaskAction | null>(null);
  // Somebody may be asked twice at a step.
  const who = step.people[chosen ?? 0];
  const actions = who?.actions ?? [];
  const mayWrite = actions.some(({ name }) => name === 'agree');
  const begin = async (next: TaskAction) => {
    if (!who) return;
    if (next.name === 'claim' || next.name === 'release') {
      const place = step.in === null ? {} : { in: step.in };
      await tryOut.play({ by: who.person.id, do: next.name, at: step.stepId, ...place });
      return;
    }
    if (next.name === 'agree' && (await form.validate()).length > 0) return;
    setAction(next);
  };
  return (
    <section className={styles.card} aria-labelledby={`${id}-step`}>
      <header className={styles.head}>
        <h3 id={`${id}-step`} className={styles.step}>
          {text(step.name)}
        </h3>
        <CalledTag view={view} path={step.in} />
        <label htmlFor={`${id}-who`} className={styles.quiet}>
          {t('tryOut.as')}
        </label>
        <Select
          id={`${id}-who`}
          className={styles.who ?? ''}
          value={who ? (chosen ?? 0) : null}
          onChange={setChosen}
          placeholder={t('tryOut.nobody')}
          options={step.people.map(({ person }, index) => ({
            value: index,
            label: [person.name, person.post ?? person.department].filter(Boolean).join(' · '),
          }))}
        />
      </header>
      <StepForm
        ref={form.ref}
        form={step.form}
        value={value}
        onChange={setValue}
        readOnly={!mayWrite}
        {...(step.in === null && { templatesAt: templatesOfDraft(view.draftId) })}
      />
      <div className={styles.actions}>
        {actions.map((each) => (
          <Button
            key={each.name}
            type={each.name === 'agree' ? 'primary' : 'default'}
            danger={each.name === 'disagree'}
            disabled={tryOut.pending}
            onClick={() => void begin(each)}
          >
            {text(each.label)}
          </Button>
        ))}
      </div>
      {action && who && (
        <ActDialog
          tryOut={tryOut}
          view={view}
          step={step}
          by={who.person}
          asked={who.asked}
          action={action}
          form={mayWrite ? value : {}}
          onClose={() => setAction(null)}
        />
      )}
    </section>
  );
}
