import { freeNames } from '@flowhall/feel';
import type { FormFile, JsonSchema, Permission } from '../types.ts';
import { type FieldRef, parseRef, refKey, uiAt } from './field-ref.ts';
import { mapObjects, mapUi, withEntry, withUi } from './form-objects.ts';
import { columnOrder, rangeEnds, withColumnOrder } from './layout.ts';

/** What of a form reads a field, besides its own entries: this goes on naming it when the field is removed. */
export interface FieldUse {
  readonly kind: 'check' | 'computed' | 'show' | 'require' | 'condition';
  /** The field whose rule it is; the number of a check, from 0. */
  readonly of: string | number;
}

/** What reads a field or column. A column counts as read where its name stands after a dot or in a filter of any table. */
export function usesOf(form: FormFile, ref: FieldRef): FieldUse[] {
  const uses: FieldUse[] = [];
  const reads = (expression: string, each?: string): boolean => {
    if (ref.column === undefined) return freeNames(expression).has(ref.name);
    if (each === ref.name) return freeNames(expression).has(ref.column);
    return freeNames(expression).has(ref.name) && new RegExp(`\\b${ref.column}\\b`).test(expression);
  };
  for (const [index, check] of (form.checks ?? []).entries()) {
    if (reads(check.assert, check.each)) uses.push({ kind: 'check', of: index });
  }
  for (const kind of ['computed', 'show', 'require'] as const) {
    for (const [name, expression] of Object.entries(form[kind] ?? {})) {
      const { name: table, column } = parseRef(name);
      if (name === refKey(ref) || (ref.column === undefined && table === ref.name)) continue;
      if (reads(expression, column === undefined ? undefined : table)) uses.push({ kind, of: name });
    }
  }
  if (ref.column === undefined && conditionsOf(form.schema).some((node) => node.properties?.[ref.name])) {
    uses.push({ kind: 'condition', of: ref.name });
  }
  return uses;
}

function conditionsOf(schema: JsonSchema): JsonSchema[] {
  const own = [schema.if, schema.not].filter((node) => node !== undefined);
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), schema.then, schema.else];
  return [...own, ...inner.filter((node) => node !== undefined).flatMap(conditionsOf)];
}

/** Removes a field (with the end of its date range) or a column, and every entry that is about it alone. */
export function removeField(form: FormFile, ref: FieldRef): FormFile {
  if (ref.column !== undefined) return removeOne(form, ref);
  const end = rangeEnds(form).get(ref.name);
  const next = removeOne(form, ref);
  return end === undefined ? next : removeOne(next, { name: end });
}

function removeOne(form: FormFile, ref: FieldRef): FormFile {
  const own = ref.column ?? ref.name;
  let next = form;
  if (ref.column !== undefined && uiAt(form, { name: ref.name }).items?.['ui:order']) {
    next = withColumnOrder(
      next,
      ref.name,
      columnOrder(next, ref.name).filter((name) => name !== own),
    );
  }
  next = mapUi(next, ref, () => ({}));
  next = mapObjects(next, ref.column === undefined ? undefined : ref.name, (node) => withoutProperty(node, own));
  next = withPermissions(
    next,
    (key) => key !== refKey(ref) && !(ref.column === undefined && key.startsWith(`${own}.`)),
  );
  for (const kind of ['computed', 'show', 'require'] as const) {
    const rules = next[kind];
    if (!rules) continue;
    const rest = Object.entries(rules).filter(
      ([key]) => key !== refKey(ref) && !(ref.column === undefined && key.startsWith(`${own}.`)),
    );
    if (rest.length === Object.keys(rules).length) continue;
    next = withEntry(next, kind, rest.length > 0 ? Object.fromEntries(rest) : undefined);
  }
  return ref.column === undefined ? withoutPlace(next, own) : next;
}

function withoutProperty(node: JsonSchema, name: string): JsonSchema {
  if (!node.properties || !Object.hasOwn(node.properties, name)) return withoutRequired(node, name);
  const { [name]: _gone, ...properties } = node.properties;
  return withoutRequired({ ...node, properties }, name);
}

function withoutRequired(node: JsonSchema, name: string): JsonSchema {
  if (!node.required?.includes(name)) return node;
  const required = node.required.filter((one) => one !== name);
  return withEntry(node, 'required', required.length > 0 ? required : undefined);
}

function withPermissions(form: FormFile, keep: (key: string) => boolean): FormFile {
  if (!form.permissions) return form;
  const steps = Object.entries(form.permissions).map(([step, rights]) => {
    const kept = Object.entries(rights).filter(([key]) => keep(key));
    return [step, Object.fromEntries(kept) as Record<string, Permission>] as const;
  });
  return { ...form, permissions: Object.fromEntries(steps) };
}

function withoutPlace(form: FormFile, name: string): FormFile {
  const { 'ui:order': order, 'ui:sections': sections } = form.uiSchema ?? {};
  if (!order && !sections) return form;
  const ui = { ...form.uiSchema };
  if (order) ui['ui:order'] = order.filter((one) => one !== name);
  if (sections) {
    ui['ui:sections'] = sections.map((section) =>
      section.fields.includes(name) ? { ...section, fields: section.fields.filter((one) => one !== name) } : section,
    );
  }
  return withUi(form, ui);
}
