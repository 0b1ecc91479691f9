import { isPersonal } from '../formats/mask.ts';
import { isRecord } from '../json.ts';
import { resolvePermissions } from '../permissions/resolve-permissions.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormFile, JsonSchema } from '../types.ts';

/** Formats whose values are keys of something else, or files. */
const KEY_FORMATS = new Set(['attachment', 'user', 'department']);
const TEXT_TYPES = new Set(['string', 'integer', 'number']);

/** Why a field or column cannot be searched, though it says `x-index`. */
export type IndexFault = 'kind' | 'sensitive' | 'hidden';

/**
 * Why a field, or a column of a table, must stay out of the search: what is not a text, what is personal, and what some
 * step hides, since whoever may not see a value must not find by it either. Undefined: nothing against it.
 */
export function indexFault(form: FormFile, name: string, column?: string): IndexFault | undefined {
  const field = formFields(form).get(name);
  const schema = column === undefined ? field?.schema : field?.columns?.get(column);
  if (!schema) return 'kind';
  const value = schema.type === 'array' ? (schema.items ?? {}) : schema;
  if (isPersonal(schema)) return 'sensitive';
  if (!TEXT_TYPES.has(value.type ?? '') || KEY_FORMATS.has(value.format ?? '')) return 'kind';
  for (const step of Object.keys(form.permissions ?? {})) {
    const rights = resolvePermissions(form, step);
    const right = column === undefined ? rights.field(name) : rights.column(name, column);
    if (right === 'hidden') return 'hidden';
  }
  return undefined;
}

/** The values by which an application is found: those of the fields and columns with `x-index`, choices by their names. */
export function indexedTexts(form: FormFile, data: FormData): string[] {
  const texts: string[] = [];
  for (const field of formFields(form).values()) {
    const value = data[field.name];
    if (field.columns && Array.isArray(value)) {
      const columns = [...field.columns].filter(
        ([name, schema]) => schema['x-index'] === true && indexFault(form, field.name, name) === undefined,
      );
      for (const row of value.filter(isRecord))
        for (const [name, schema] of columns) texts.push(...textsOf(schema, row[name]));
    } else if (field.schema['x-index'] === true && indexFault(form, field.name) === undefined) {
      texts.push(...textsOf(field.schema, value));
    }
  }
  return [...new Set(texts)];
}

function textsOf(schema: JsonSchema, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(schema.items ?? {}, one));
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const index = schema.enum?.indexOf(value) ?? -1;
  const names = [schema['x-enumNames']?.[index], schema['x-i18n']?.en?.enumNames?.[index]];
  const known = names.filter((name) => name !== undefined);
  return known.length > 0 ? known : [String(value)].filter((text) => text.trim() !== '');
}
