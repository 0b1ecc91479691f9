import { resolvePermissions } from './permissions/resolve-permissions.ts';
import { formFields } from './schema/form-fields.ts';
import type { FormFile } from './types.ts';

/** The values a form begins with: the `default`s of the fields the step may write. */
export function initialData(form: FormFile, stepId: string): Record<string, unknown> {
  const permissions = resolvePermissions(form, stepId);
  const data: Record<string, unknown> = {};
  for (const { name, schema } of formFields(form).values()) {
    if (schema.default !== undefined && permissions.field(name) === 'write')
      data[name] = structuredClone(schema.default);
  }
  return data;
}
