import type { FieldChange } from '@flowhall/approval';
import type { Language } from '@flowhall/contracts';
import {
  attachmentIds,
  type ChangedField,
  changedFields,
  type FormData,
  type FormFile,
  formFields,
  formPatch,
  oversize,
  validateForm,
  writable,
} from '@flowhall/forms';
import { UserError } from '../../errors.ts';
import type { CompiledDefinition } from './compiled-definition.ts';
import { formOfStep } from './step-form.ts';

export interface Submission {
  readonly stepId: string;
  /** Values before; empty for a new application. */
  readonly stored: FormData;
  /** What the client sent: all fields or only changed ones; null clears a field. */
  readonly incoming: FormData;
  readonly lang: Language;
  /** Local date, for rules that ask for today. */
  readonly today: string;
  /** Off where nothing is taken over but the change itself, such as when somebody disagrees. */
  readonly validate: boolean;
}

export interface AcceptedForm {
  /** All values after the change. */
  readonly data: Record<string, unknown>;
  /** Only what differs from the stored values; null clears a field. */
  readonly patch: Record<string, unknown>;
  /** For the history: titles named, people's numbers masked. */
  readonly changes: readonly FieldChange[];
  /** Files that the stored values did not refer to. */
  readonly newAttachmentIds: readonly string[];
}

/**
 * Lets in what the step may write and checks the result as the form says.
 * @throws UserError `field-not-writable`, `form-invalid` with a message for each place
 */
export function acceptForm(definition: CompiledDefinition, submission: Submission): AcceptedForm {
  const { stepId, stored, incoming, lang, today } = submission;
  const excess = oversize(incoming, lang);
  if (excess) {
    const errors = [{ pointer: '/form', message: excess.message }];
    throw new UserError('form-invalid', { params: { count: 1 }, errors });
  }
  const { form } = formOfStep(definition, stepId);
  const { data, refused } = writable(form, stepId, stored, incoming, { today });
  const [first] = refused;
  if (first) {
    const errors = refused.map(({ pointer, reason }) => ({ pointer: `/form${pointer}`, message: reason }));
    throw new UserError('field-not-writable', { params: { field: titleAt(form, first.pointer, lang) }, errors });
  }
  if (submission.validate) {
    const faults = validateForm(form, data, { stepId, lang, today });
    if (faults.length > 0) {
      const errors = faults.map(({ pointer, message }) => ({ pointer: `/form${pointer}`, message }));
      throw new UserError('form-invalid', { params: { count: faults.length }, errors });
    }
  }
  const before = new Set(attachmentIds(form, stored));
  return {
    data,
    patch: formPatch(stored, data),
    changes: changedFields(form, stored, data).map(toFieldChange),
    newAttachmentIds: attachmentIds(form, data).filter((id) => !before.has(id)),
  };
}

const toFieldChange = ({ pointer, title, before, after }: ChangedField): FieldChange => ({
  field: pointer,
  title,
  from: before ?? null,
  to: after ?? null,
});

/** What people call the field that a pointer leads to. */
function titleAt(form: FormFile, pointer: string, lang: Language): string {
  const name = pointer.split('/')[1] ?? '';
  const schema = formFields(form).get(name)?.schema;
  const title = lang === 'en' ? schema?.['x-i18n']?.en?.title : undefined;
  return title ?? schema?.title ?? name;
}
