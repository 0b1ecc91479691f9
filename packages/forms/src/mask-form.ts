import { isSensitive, shownValue } from './formats/mask.ts';
import { isRecord } from './json.ts';
import { resolvePermissions, type Steps } from './permissions/resolve-permissions.ts';
import { formFields } from './schema/form-fields.ts';
import type { FormData, FormFile, JsonSchema } from './types.ts';

/**
 * The data with people's numbers masked. With `steps`, what may be written there stays readable: nobody can correct a
 * number they cannot see. Mask after {@link readable}, before the data leaves the server.
 */
export function maskForm(form: FormFile, data: FormData, steps: Steps = []): Record<string, unknown> {
  const permissions = resolvePermissions(form, steps);
  const masked: Record<string, unknown> = { ...data };
  for (const field of formFields(form).values()) {
    const value = data[field.name];
    if (value === undefined) continue;
    if (field.columns && Array.isArray(value)) {
      const secret = [...field.columns].filter(
        ([name, schema]) => isSensitive(schema) && permissions.column(field.name, name) !== 'write',
      );
      masked[field.name] = value.map((row) => (isRecord(row) ? maskRow(row, secret) : row));
    } else if (isSensitive(field.schema) && permissions.field(field.name) !== 'write') {
      masked[field.name] = shownValue(field.schema, value);
    }
  }
  return masked;
}

function maskRow(row: Record<string, unknown>, secret: [string, JsonSchema][]): Record<string, unknown> {
  const masked = { ...row };
  for (const [name, schema] of secret) if (row[name] !== undefined) masked[name] = shownValue(schema, row[name]);
  return masked;
}
