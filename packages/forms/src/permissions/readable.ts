import { isRecord } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormFile } from '../types.ts';
import { resolvePermissions, type Steps } from './resolve-permissions.ts';
import { ROW_ID } from './rows.ts';

/** What may leave the server for somebody at `steps`: hidden fields and columns, and unknown keys, are gone. */
export function readable(form: FormFile, steps: Steps, data: FormData): Record<string, unknown> {
  const permissions = resolvePermissions(form, steps);
  const visible: Record<string, unknown> = {};
  for (const field of formFields(form).values()) {
    if (!Object.hasOwn(data, field.name) || permissions.field(field.name) === 'hidden') continue;
    const value = data[field.name];
    if (!field.columns || !Array.isArray(value)) {
      visible[field.name] = value;
      continue;
    }
    const columns = [...field.columns.keys()].filter((column) => permissions.column(field.name, column) !== 'hidden');
    visible[field.name] = value.filter(isRecord).map((row) => pick(row, [ROW_ID, ...columns]));
  }
  return visible;
}

function pick(row: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(row, key)).map((key) => [key, row[key]]));
}
