import { isPersonal } from './formats/mask.ts';
import { isRecord } from './json.ts';
import { type FormField, formFields } from './schema/form-fields.ts';
import type { FormData, FormFile } from './types.ts';

interface Sensitive {
  readonly field: FormField;
  /** Of a table: the columns that hold people's numbers. */
  readonly columns: readonly string[];
}

const known = new WeakMap<FormFile, readonly Sensitive[]>();

/** The fields of a form that hold people's numbers, and the columns of its tables. Most forms have none. */
function sensitiveFields(form: FormFile): readonly Sensitive[] {
  const found = known.get(form);
  if (found) return found;
  const fields = [...formFields(form).values()].flatMap((field): Sensitive[] => {
    const columns = [...(field.columns ?? [])].filter(([, schema]) => isPersonal(schema)).map(([name]) => name);
    return columns.length > 0 || (!field.columns && isPersonal(field.schema)) ? [{ field, columns }] : [];
  });
  known.set(form, fields);
  return fields;
}

/** Whether a form asks for people's numbers. */
export const holdsNumbers = (form: FormFile): boolean => sensitiveFields(form).length > 0;

const texts = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(texts);
  return typeof value === 'string' && value !== '' ? [value] : [];
};

/** People's numbers among the values of a form: what is kept sealed. */
export function sensitiveValues(form: FormFile, data: FormData): string[] {
  return sensitiveFields(form).flatMap(({ field, columns }) => {
    const value = data[field.name];
    if (!field.columns) return texts(value);
    const rows = Array.isArray(value) ? value.filter(isRecord) : [];
    return rows.flatMap((row) => columns.flatMap((column) => texts(row[column])));
  });
}

/** The value of a sensitive field by its JSON pointer, with the names that its permissions go by; undefined where there is none. */
export function sensitiveValueAt(
  form: FormFile,
  data: FormData,
  pointer: string,
): { readonly field: string; readonly column?: string; readonly value: string } | undefined {
  const [name = '', index, column, ...rest] = pointer.split('/').slice(1).map(unescapePointer);
  const sensitive = sensitiveFields(form).find(({ field }) => field.name === name);
  if (!sensitive || rest.length > 0) return undefined;
  const value = data[name];
  if (!sensitive.field.columns) {
    const found =
      index === undefined ? value : Array.isArray(value) && column === undefined ? value[Number(index)] : undefined;
    return typeof found === 'string' ? { field: name, value: found } : undefined;
  }
  if (column === undefined || !sensitive.columns.includes(column) || !Array.isArray(value)) return undefined;
  const row: unknown = value[Number(index)];
  const found = isRecord(row) ? row[column] : undefined;
  return typeof found === 'string' ? { field: name, column, value: found } : undefined;
}

const unescapePointer = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');
