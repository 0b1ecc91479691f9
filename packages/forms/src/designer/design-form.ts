import { isRecord } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import { localizeForm } from '../schema/localize-form.ts';
import type { FormFile, JsonSchema, Lang, StepForm, UiSchema } from '../types.ts';
import { isRequired } from './change-field.ts';
import { columnOrder, rangeEnds } from './layout.ts';

/**
 * Some fields of a form as a designer draws them: all there whatever the conditions say, without rights and conditions, in
 * the order given.
 */
export function designForm(form: FormFile, names: readonly string[], lang: Lang): StepForm {
  const fields = formFields(form);
  const ends = rangeEnds(form);
  const shown = names.flatMap((name) => [name, ...(ends.has(name) ? [ends.get(name) ?? name] : [])]);
  const properties: Record<string, JsonSchema> = {};
  const uiSchema: UiSchema = { 'ui:order': shown };
  for (const name of shown) {
    const field = fields.get(name);
    if (!field) continue;
    properties[name] = field.columns
      ? flatTable(form, name, field.schema, field.columns)
      : asShown(form, name, field.schema);
    const own = form.uiSchema?.[name];
    const ui: UiSchema = isRecord(own) ? own : {};
    uiSchema[name] = field.columns ? { ...ui, items: { ...ui.items, 'ui:order': columnOrder(form, name) } } : ui;
  }
  const required = shown.filter((name) => isRequired(form, { name }));
  const schema: JsonSchema = { type: 'object', properties, ...(required.length > 0 && { required }) };
  return localizeForm({ schema, uiSchema, checks: [], computed: form.computed ?? {} }, lang);
}

/** What is computed is nothing to fill in. */
const asShown = (form: FormFile, name: string, schema: JsonSchema): JsonSchema =>
  Object.hasOwn(form.computed ?? {}, name) ? { ...schema, readOnly: true } : schema;

function flatTable(form: FormFile, name: string, schema: JsonSchema, columns: Map<string, JsonSchema>): JsonSchema {
  const required = [...columns.keys()].filter((column) => isRequired(form, { name, column }));
  const items: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(
      [...columns].map(([column, own]) => [column, asShown(form, `${name}.${column}`, own)]),
    ),
    ...(required.length > 0 && { required }),
  };
  return { ...schema, items };
}

/** A row of each table, so that its columns can be seen. */
export function designData(form: FormFile): Record<string, unknown> {
  const tables = [...formFields(form).values()].filter((field) => field.columns);
  return Object.fromEntries(tables.map(({ name }) => [name, [{}]]));
}
