import { isEmpty, isRecord } from './json.ts';
import { resolvePermissions } from './permissions/resolve-permissions.ts';
import { formFields } from './schema/form-fields.ts';
import type { Bilingual, FormData, FormFile, JsonSchema } from './types.ts';

/** A filled-in field that was not copied: its file belongs to the old application, or the form has changed. */
export interface LeftOut {
  readonly title: Bilingual;
  readonly reason: 'file' | 'changed';
}

export interface CopiedData {
  readonly data: Record<string, unknown>;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The values of an old application with which a new one may begin: what the new form lets be filled in at `stepId`, as far
 * as the values still fit. What somebody else filled in later is left out without a word.
 *
 * @param old the form of the old application, whose fields name what is left out
 */
export function copyData(form: FormFile, stepId: string, old: FormFile, values: FormData): CopiedData {
  const permissions = resolvePermissions(form, stepId);
  const before = resolvePermissions(old, stepId);
  const fields = formFields(form);
  const data: Record<string, unknown> = {};
  const leftOut: LeftOut[] = [];
  for (const field of formFields(old).values()) {
    const { name } = field;
    const value = values[name];
    if (isEmpty(value) || before.field(name) !== 'write') continue;
    const now = fields.get(name);
    const leave = (reason: LeftOut['reason'], schema: JsonSchema = field.schema) =>
      leftOut.push({ title: titleOf(schema, name), reason });
    if (isFile(field.schema)) leave('file');
    else if (!now || permissions.field(name) !== 'write' || !fits(now.schema, value)) leave('changed');
    else if (now.columns && Array.isArray(value)) {
      const known = now.columns;
      const columns = [...known].filter(([column]) => permissions.column(name, column) === 'write');
      data[name] = value.filter(isRecord).map((row) => copyRow(row, columns));
      for (const [column, schema] of field.columns ?? []) {
        const filled = value.some((row) => isRecord(row) && !isEmpty(row[column]));
        if (!filled || before.column(name, column) !== 'write') continue;
        if (isFile(schema)) leave('file', schema);
        else if (!known.has(column) || permissions.column(name, column) !== 'write') leave('changed', schema);
      }
    } else data[name] = value;
  }
  return { data, leftOut };
}

function copyRow(row: Record<string, unknown>, columns: readonly [string, JsonSchema][]): Record<string, unknown> {
  const kept = columns.filter(([name, schema]) => !isEmpty(row[name]) && !isFile(schema) && fits(schema, row[name]));
  return Object.fromEntries(kept.map(([name]) => [name, row[name]]));
}

const isFile = (schema: JsonSchema): boolean => schema.format === 'attachment' || schema.items?.format === 'attachment';

/** Whether a value is of the kind and among the choices that a field takes; its other rules are for the new form to say. */
function fits(schema: JsonSchema, value: unknown): boolean {
  if (schema.enum && !schema.enum.some((one) => one === value)) return false;
  switch (schema.type) {
    case 'array':
      return Array.isArray(value) && value.every((one) => schema.items === undefined || fits(schema.items, one));
    case 'object':
      return isRecord(value);
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === schema.type;
    default:
      return true;
  }
}

function titleOf(schema: JsonSchema, name: string): Bilingual {
  const zh = schema.title ?? name;
  return { zh, en: schema['x-i18n']?.en?.title ?? zh };
}
