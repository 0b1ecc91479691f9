import { isRecord } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormFile } from '../types.ts';
import { absentFields, without } from './absent-fields.ts';
import { cellRules, cellValues, fieldRules } from './cell-rules.ts';
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
  // Cells come first: fields add them up.
  for (const rule of cellRules(form.computed)) {
    const known = form.show ? without(result, absentFields(form, result, options)) : result;
    const rows = result[rule.table];
    if (!Array.isArray(rows)) continue;
    const values = cellValues(form, rule, known, options.today);
    result[rule.table] = rows.map((row, index) => (isRecord(row) ? withValue(row, rule.column, values[index]) : row));
  }
  for (const [name, expression] of fieldRules(form.computed)) {
    const known = form.show ? without(result, absentFields(form, result, options)) : result;
    const value = feelValue(expression, feelContext(formFields(form).keys(), known, options.today));
    if (isPlain(value)) result[name] = value;
    else delete result[name];
  }
  return result;
}

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

function withValue(row: Readonly<Record<string, unknown>>, column: string, value: unknown): Record<string, unknown> {
  if (isPlain(value)) return row[column] === value ? row : { ...row, [column]: value };
  if (!Object.hasOwn(row, column)) return row;
  const { [column]: _gone, ...rest } = row;
  return rest;
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
