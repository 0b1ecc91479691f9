import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormFile } from '../types.ts';
import { absentFields, without } from './absent-fields.ts';
import { feelContext, feelValue } from './feel-context.ts';

/**
 * The data with its computed fields as they follow from the others; one that has no value is left out. Fields that are not
 * there (`show`) keep what somebody typed before, but count for nothing.
 */
export function withComputed(
  form: Pick<FormFile, 'schema' | 'computed' | 'show'>,
  data: FormData,
  options: { today?: string | undefined } = {},
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...data };
  for (const [name, expression] of Object.entries(form.computed ?? {})) {
    const known = form.show ? without(result, absentFields(form, result, options)) : result;
    const value = feelValue(expression, feelContext(formFields(form).keys(), known, options.today));
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') result[name] = value;
    else delete result[name];
  }
  return result;
}

/** The data with its computed fields, and without those fields that are not there. */
export function settled(
  form: Pick<FormFile, 'schema' | 'computed' | 'show'>,
  data: FormData,
  options: { today?: string | undefined } = {},
): Record<string, unknown> {
  const complete = withComputed(form, data, options);
  return form.show ? without(complete, absentFields(form, complete, options)) : complete;
}
