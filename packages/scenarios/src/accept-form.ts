import { type FormFile, formPatch, validateForm, writable } from '@flowhall/forms';
import { Refusal } from './refusal.ts';

interface Submission {
  readonly stepId: string;
  readonly stored: Readonly<Record<string, unknown>>;
  readonly incoming: Readonly<Record<string, unknown>>;
  readonly today: string;
  /** Off when somebody disagrees: then nothing need be complete. */
  readonly validate: boolean;
  readonly lang: 'zh' | 'en';
}

/** Lets in what the step may write, as the API does, and gives the fields that change. */
export function acceptForm(form: FormFile, submission: Submission): Record<string, unknown> {
  const { stepId, stored, incoming, today, validate, lang } = submission;
  let rows = 0;
  const newRowId = () => `row-${++rows}`;
  const { data, refused } = writable(form, stepId, stored, incoming, { today, newRowId });
  if (refused.length > 0) {
    throw new Refusal(
      'field-not-writable',
      refused.map(({ pointer, reason }) => ({ pointer, message: reason })),
    );
  }
  const errors = validate ? validateForm(form, data, { stepId, lang, today }) : [];
  if (errors.length > 0) throw new Refusal('form-invalid', errors);
  return formPatch(stored, data);
}
