import { type NameChange, renameName } from '@flowhall/feel';
import { isRecord } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { Check, FormFile, JsonSchema, UiSchema } from '../types.ts';
import { type FieldRef, parseRef, refKey } from './field-ref.ts';
import { mapUi, renameEntry } from './form-objects.ts';

/** A field or column that gets another key. */
export interface KeyChange {
  readonly ref: FieldRef;
  readonly to: string;
}

/**
 * Gives a field or column another key, wherever the form names it: declarations in all branches, conditions, order,
 * sections, permissions, rules. Key and reference must be good (see `keyFault`).
 */
export function renameField(form: FormFile, { ref, to }: KeyChange): FormFile {
  const own = ref.column ?? ref.name;
  if (own === to) return form;
  const feel = (expression: string, each?: string): string => renameInFeel(form, { ref, to }, expression, each);
  const rules = (entries: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(renameRights(entries, ref, to)).map(([name, expression]) => {
        const [before = name] = Object.keys(entries).filter((key) => renamedKey(key, ref, to) === name);
        const { name: table, column } = parseRef(before);
        return [name, column === undefined ? feel(expression) : feel(expression, table)];
      }),
    );
  const next: FormFile = { ...renameInUi(form, ref, to) };
  next.schema = ref.column === undefined ? renameDeep(form.schema, own, to) : inTable(form.schema, ref.name, own, to);
  if (form.permissions) {
    next.permissions = Object.fromEntries(
      Object.entries(form.permissions).map(([step, rights]) => [step, renameRights(rights, ref, to)]),
    );
  }
  if (form.checks) next.checks = form.checks.map((check) => renameCheck(check, ref, to, feel));
  for (const kind of ['computed', 'show', 'require'] as const) {
    const entries = form[kind];
    if (entries) next[kind] = rules(entries);
  }
  return next;
}

/** An expression of the item (of the form, the process, the manifest) after a field has got another key. */
export function renameInFeel(form: FormFile, { ref, to }: KeyChange, expression: string, each?: string): string {
  const tables = [...formFields(form).values()].filter((field) => field.columns);
  const change: NameChange =
    ref.column === undefined
      ? {
          from: ref.name,
          to,
          variables: tables.some((table) => table.columns?.has(ref.name)) ? 'outside-filters' : 'all',
          entries: 'of-form',
        }
      : { from: ref.column, to, variables: each === ref.name ? 'all' : 'inside-filters', entries: 'of-others' };
  // In a rule over rows, a column of the same name hides the field.
  if (ref.column === undefined && each !== undefined && formFields(form).get(each)?.columns?.has(ref.name)) {
    return renameName(expression, { ...change, variables: 'none' });
  }
  const mentions = ref.column === undefined || each === ref.name || new RegExp(`\\b${ref.name}\\b`).test(expression);
  return mentions ? renameName(expression, change) : expression;
}

function renameCheck(check: Check, ref: FieldRef, to: string, feel: (text: string, each?: string) => string): Check {
  const next: Check = { ...check, assert: feel(check.assert, check.each) };
  if (ref.column !== undefined) {
    if (check.each === ref.name && check.field === ref.column) next.field = to;
    return next;
  }
  if (check.each === ref.name) next.each = to;
  if (check.each === undefined && check.field === ref.name) next.field = to;
  return next;
}

function renameRights<V>(rights: Readonly<Record<string, V>>, ref: FieldRef, to: string): Record<string, V> {
  return Object.fromEntries(Object.entries(rights).map(([key, right]) => [renamedKey(key, ref, to), right]));
}

function renamedKey(key: string, ref: FieldRef, to: string): string {
  if (key === refKey(ref)) return refKey(ref.column === undefined ? { name: to } : { ...ref, column: to });
  const isCell = ref.column === undefined && key.startsWith(`${ref.name}.`);
  return isCell ? `${to}${key.slice(ref.name.length)}` : key;
}

const SINGLES = ['if', 'then', 'else', 'not'] as const;
const LISTS = ['allOf', 'anyOf', 'oneOf'] as const;

function renameDeep(schema: JsonSchema, from: string, to: string): JsonSchema {
  const node: JsonSchema = { ...schema };
  if (node.properties) node.properties = renameEntry(node.properties, from, to);
  if (node.required) node.required = node.required.map((name) => (name === from ? to : name));
  for (const key of SINGLES) {
    const child = node[key];
    if (child) node[key] = renameDeep(child, from, to);
  }
  for (const key of LISTS) {
    const list = node[key];
    if (list) node[key] = list.map((child) => renameDeep(child, from, to));
  }
  return node;
}

function inTable(schema: JsonSchema, table: string, from: string, to: string): JsonSchema {
  const node: JsonSchema = { ...schema };
  const property = node.properties?.[table];
  if (property?.items) {
    node.properties = { ...node.properties, [table]: { ...property, items: renameDeep(property.items, from, to) } };
  }
  for (const key of SINGLES) {
    const child = node[key];
    if (child) node[key] = inTable(child, table, from, to);
  }
  for (const key of LISTS) {
    const list = node[key];
    if (list) node[key] = list.map((child) => inTable(child, table, from, to));
  }
  return node;
}

/** Options of a uiSchema whose value is the name of another field. */
const NAMING_OPTIONS = ['end', 'rowsFrom', 'suggestionsFrom'] as const;

function renameInUi(form: FormFile, ref: FieldRef, to: string): FormFile {
  if (!form.uiSchema) return form;
  if (ref.column !== undefined) {
    const { column } = ref;
    return mapUi(form, { name: ref.name }, (ui) =>
      ui.items ? { ...ui, items: renameNode(ui.items, column, to) } : ui,
    );
  }
  const ui = renameNode(form.uiSchema, ref.name, to);
  for (const [name, child] of Object.entries(ui)) {
    if (name.startsWith('ui:') || !isRecord(child)) continue;
    ui[name] = renameOptions(child, ref.name, to);
  }
  return { ...form, uiSchema: ui };
}

function renameNode(ui: UiSchema, from: string, to: string): UiSchema {
  const next: UiSchema = renameEntry(ui, from, to);
  const swap = (names: readonly string[]) => names.map((name) => (name === from ? to : name));
  if (next['ui:order']) next['ui:order'] = swap(next['ui:order']);
  if (next['ui:sections']) {
    next['ui:sections'] = next['ui:sections'].map((section) => ({ ...section, fields: swap(section.fields) }));
  }
  return next;
}

function renameOptions(ui: UiSchema, from: string, to: string): UiSchema {
  const options = ui['ui:options'];
  if (!options || !NAMING_OPTIONS.some((key) => options[key] === from)) return ui;
  const next = { ...options };
  for (const key of NAMING_OPTIONS) if (next[key] === from) next[key] = to;
  return { ...ui, 'ui:options': next };
}
