import { formFields } from '../schema/form-fields.ts';
import type { Bilingual, FormFile, JsonSchema, UiSchema } from '../types.ts';
import { FIELD_TEMPLATES, type FieldKind } from './field-kinds.ts';
import { type FieldRef, freeKey, refKey } from './field-ref.ts';
import { insertEntry, mapObjects, mapUi } from './form-objects.ts';
import { fieldGroups, moveColumn, moveField } from './layout.ts';

/** A form with one more field, and which it is. */
export interface Added {
  readonly form: FormFile;
  readonly ref: FieldRef;
}

/** Adds a field of a kind at a place among the fields of a section (null: of none); without a place at the end. */
export function addField(form: FormFile, kind: FieldKind, at?: { section: number | null; index: number }): Added {
  const { title, schema, ui = {}, end, computed, ...template } = FIELD_TEMPLATES[kind];
  const name = freeKey(form, { name: '' }, template.key);
  let next = declare(form, name, titled(schema, title));
  let look: UiSchema = ui;
  if (end) {
    const other = freeKey(next, { name: '' }, end.key);
    next = declare(next, other, titled(schema, end.title));
    look = { ...ui, 'ui:options': { end: other } };
  }
  if (Object.keys(look).length > 0) next = mapUi(next, { name }, () => look);
  if (computed !== undefined) next = { ...next, computed: { ...next.computed, [name]: computed } };
  const last = fieldGroups(form).findLast(({ section, fields }) => section !== null || fields.length > 0);
  const place = at ?? { section: last?.section ?? null, index: Number.MAX_SAFE_INTEGER };
  return { form: moveField(next, name, place), ref: { name } };
}

/** Adds a column of a kind to a sub-table; without a place at the end. */
export function addColumn(form: FormFile, table: string, kind: FieldKind, index?: number): Added {
  const { key, title, schema, ui, computed } = FIELD_TEMPLATES[kind];
  const column = freeKey(form, { name: table, column: '' }, key);
  const ref = { name: table, column };
  let declared = false;
  // The inner ones come first: the last node that the table is declared in is the outermost.
  const depth = countObjects(form, table);
  let seen = 0;
  let next = mapObjects(form, table, (node) => {
    seen += 1;
    if (declared || seen < depth) return node;
    declared = true;
    return { ...node, properties: insertEntry(node.properties ?? {}, column, titled(schema, title)) };
  });
  if (ui) next = mapUi(next, ref, () => ui);
  if (computed !== undefined) next = { ...next, computed: { ...next.computed, [refKey(ref)]: computed } };
  const count = formFields(next).get(table)?.columns?.size ?? 1;
  return { form: moveColumn(next, table, column, index ?? count - 1), ref };
}

function countObjects(form: FormFile, table: string): number {
  let count = 0;
  mapObjects(form, table, (node) => {
    count += 1;
    return node;
  });
  return count;
}

function declare(form: FormFile, name: string, schema: JsonSchema): FormFile {
  return { ...form, schema: { ...form.schema, properties: insertEntry(form.schema.properties ?? {}, name, schema) } };
}

function titled(schema: JsonSchema, { zh, en }: Bilingual): JsonSchema {
  const { 'x-i18n': texts, ...rest } = structuredClone(schema);
  return { ...rest, title: zh, 'x-i18n': { en: { title: en, ...texts?.en } } };
}
