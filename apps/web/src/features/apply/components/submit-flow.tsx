import type { InstanceDetail, ItemDetail } from '@flowhall/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Submission } from '../../../components/submit-dialog/choice.ts';
import { SubmitDialog } from '../../../components/submit-dialog/submit-dialog.tsx';
import { ApiProblem, type FieldError } from '../../../lib/api/api-problem.ts';
import { useCreateInstance } from '../api/create-instance.ts';
import { useItemOptions } from '../api/get-options.ts';
import type { Autosave, Form } from '../autosave.ts';

export interface SubmitFlowProps {
  item: ItemDetail;
  form: Form;
  autosave: Autosave;
  /** The server found errors in the form that the browser did not. */
  onRefused: (errors: readonly FieldError[]) => void;
  onClose: () => void;
  onSubmitted: (instance: InstanceDetail) => void;
}

const fieldErrors = (error: unknown): readonly FieldError[] =>
  error instanceof ApiProblem && error.code === 'form-invalid' ? error.errors : [];

/** From the checked form to the submitted application: asks where it goes, then sends it. */
export function SubmitFlow({ item, form, autosave, onRefused, onClose, onSubmitted }: SubmitFlowProps) {
  const { t } = useTranslation('apply');
  const options = useItemOptions(item.key);
  const create = useCreateInstance();
  const asked = useRef(false);

  const ask = () =>
    options.mutate(form, {
      onError: (error) => {
        const errors = fieldErrors(error);
        if (errors.length > 0) onRefused(errors);
      },
    });
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    ask();
  });

  const submit = async (submission: Submission) => {
    // A save that arrives after the application would bring the draft back to life.
    await autosave.pause();
    const draftId = autosave.state.get().draft?.id;
    create.mutate(
      { itemKey: item.key, form, ...submission, ...(draftId ? { draftId } : {}) },
      {
        onSuccess: onSubmitted,
        onError: (error) => {
          autosave.resume();
          const errors = fieldErrors(error);
          if (errors.length > 0) onRefused(errors);
        },
      },
    );
  };
  return (
    <SubmitDialog
      open
      actionLabel={t('submit')}
      options={options.data}
      optionsError={options.error}
      onRetryOptions={ask}
      submitting={create.isPending}
      problem={create.error}
      onSubmit={(submission) => void submit(submission)}
      onCancel={onClose}
    />
  );
}
