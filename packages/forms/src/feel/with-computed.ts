import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormFile } from '../types.ts';
import { feelContext, feelValue } from './feel-context.ts';

/** The data with its computed fields as they follow from the others; one that has no value is left out. */
export function withComputed(
  form: Pick<FormFile, 'schema' | 'computed'>,
  data: FormData,
  options: { today?: string } = {},
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...data };
  for (const [name, expression] of Object.entries(form.computed ?? {})) {
    const value = feelValue(expression, feelContext(formFields(form).keys(), result, options.today));
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') result[name] = value;
    else delete result[name];
  }
  return result;
}
