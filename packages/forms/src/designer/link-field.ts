import { formFields } from '../schema/form-fields.ts';
import type { FormFile, JsonSchema, UiSchema } from '../types.ts';
import type { Added } from './add-field.ts';
import { uiAt } from './field-ref.ts';
import { insertEntry, mapUi } from './form-objects.ts';
import { fieldGroups, fieldOrder, moveField, rangeEnds } from './layout.ts';
import { permissionOf, setFieldPermission } from './set-permission.ts';

/** Another form of the item. All forms of an application fill the same fields: a name means the same everywhere. */
export interface OtherForm {
  /** What it is called, for people. */
  readonly title: string;
  readonly form: FormFile;
}

/** The names of all fields of some forms. */
export const namesOf = (others: readonly OtherForm[]): ReadonlySet<string> =>
  new Set(others.flatMap(({ form }) => [...formFields(form).keys()]));

/** Fields of another form that this one does not have yet, in their order; explanations hold nothing to be shown. */
export function linkableFields(form: FormFile, other: FormFile): string[] {
  const own = formFields(form);
  const ends = new Set(rangeEnds(other).values());
  const fields = formFields(other);
  return fieldOrder(other).filter(
    (name) => !own.has(name) && !ends.has(name) && fields.get(name)?.schema.type !== 'null',
  );
}

/**
 * Adds a field of another form, to be read only at the steps that use this one: it shows what was filled in there. Both
 * days of a range come together.
 */
export function linkField(form: FormFile, other: FormFile, name: string, steps: readonly string[]): Added {
  const end = rangeEnds(other).get(name);
  let next = form;
  for (const one of end === undefined ? [name] : [name, end]) {
    const schema = formFields(other).get(one)?.schema;
    if (!schema || formFields(next).has(one)) continue;
    const properties = insertEntry(next.schema.properties ?? {}, one, shownPart(schema));
    next = { ...next, schema: { ...next.schema, properties } };
    const ui = withoutNames(uiAt(other, { name: one }), end);
    if (Object.keys(ui).length > 0) next = mapUi(next, { name: one }, () => ui);
    next = setFieldPermission(next, steps, { name: one }, 'read');
  }
  const section = fieldGroups(form).findLast((group) => group.section !== null || group.fields.length > 0)?.section;
  return { form: moveField(next, name, { section: section ?? null, index: Number.MAX_SAFE_INTEGER }), ref: { name } };
}

/** The forms that fill in a field which no step of this form writes; none when it is this form's own. */
export function linkedTo(
  form: FormFile,
  others: readonly OtherForm[],
  name: string,
  steps: readonly string[],
): readonly OtherForm[] {
  if (steps.some((step) => permissionOf(form, step, { name }) === 'write')) return [];
  return others.filter((other) => formFields(other.form).has(name));
}

/** What a field begins with, and that applications are found by it, is said by the form that it is filled in. */
function shownPart(schema: JsonSchema): JsonSchema {
  const { default: _default, 'x-default': _begin, 'x-index': _index, readOnly: _readOnly, ...rest } = schema;
  return structuredClone(rest);
}

/** Options that name other fields of the form that it comes from mean nothing here. */
function withoutNames(ui: UiSchema, end: string | undefined): UiSchema {
  const { 'ui:options': options, ...rest } = structuredClone(ui);
  if (!options) return rest;
  const { rowsFrom: _rows, suggestionsFrom: _suggestions, ...kept } = options;
  if (end === undefined) delete kept.end;
  return Object.keys(kept).length > 0 ? { ...rest, 'ui:options': kept } : rest;
}
