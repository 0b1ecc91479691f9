import type { Check, FormFile } from '../types.ts';
import type { FieldRef } from './field-ref.ts';
import { withEntry } from './form-objects.ts';

/** A check and its place among the form's. */
export interface PlacedCheck {
  readonly index: number;
  readonly check: Check;
}

/** What a new check says until somebody words it. */
const NEW_MESSAGE = { zh: '请检查填写的内容', en: 'Please check what you have filled in' };

export const checksOf = (form: FormFile): readonly PlacedCheck[] =>
  (form.checks ?? []).map((check, index) => ({ index, check }));

/** The checks whose message stands at a field, or at a column in every row. */
export function checksAt(form: FormFile, { name, column }: FieldRef): readonly PlacedCheck[] {
  return checksOf(form).filter(({ check }) =>
    column === undefined
      ? check.each === undefined && check.field === name
      : check.each === name && check.field === column,
  );
}

/** One more check at the end, which holds until it gets a condition; at a field or column, or about the whole form. */
export function addCheck(form: FormFile, at?: FieldRef): FormFile {
  const place = !at ? {} : at.column === undefined ? { field: at.name } : { each: at.name, field: at.column };
  return withChecks(form, [...(form.checks ?? []), { assert: 'true', message: NEW_MESSAGE, ...place }]);
}

/** Sets entries of a check; `undefined` removes one. A check of other rows loses the field that it stood at. */
export function setCheck(
  form: FormFile,
  index: number,
  entries: { [K in keyof Check]?: Check[K] | undefined },
): FormFile {
  return withChecks(
    form,
    (form.checks ?? []).map((check, at) => {
      if (at !== index) return check;
      const moved = 'each' in entries && entries.each !== check.each ? { field: undefined } : {};
      const { assert = check.assert, message = check.message, field, each } = { ...check, ...moved, ...entries };
      return { assert, message, ...(field !== undefined && { field }), ...(each !== undefined && { each }) };
    }),
  );
}

export function removeCheck(form: FormFile, index: number): FormFile {
  return withChecks(
    form,
    (form.checks ?? []).filter((_check, at) => at !== index),
  );
}

const withChecks = (form: FormFile, checks: Check[]): FormFile =>
  withEntry(form, 'checks', checks.length > 0 ? checks : undefined);
