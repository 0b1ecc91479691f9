import { type FormFile, type JsonSchema, LANGS } from '../types.ts';
import type { Added } from './add-field.ts';
import { type FieldRef, freeKey, refKey, schemaOf, uiAt } from './field-ref.ts';
import { insertEntry, mapObjects, mapUi, withEntry } from './form-objects.ts';
import { columnOrder, moveColumn, moveField, placeOf, rangeEnds } from './layout.ts';

/** A copy of a field or column right behind it, with the same rights and rules under a key of its own. */
export function duplicateField(form: FormFile, ref: FieldRef): Added {
  if (ref.column !== undefined) {
    const copy = { name: ref.name, column: freeKey(form, ref, ref.column) };
    const next = copyOne(form, ref, copy);
    const index = columnOrder(form, ref.name).indexOf(ref.column) + 1;
    return { form: moveColumn(next, ref.name, copy.column, index), ref: copy };
  }
  const copy = { name: freeKey(form, ref, ref.name) };
  let next = copyOne(form, ref, copy);
  const end = rangeEnds(form).get(ref.name);
  if (end !== undefined) {
    const other = freeKey(next, { name: end }, end);
    next = copyOne(next, { name: end }, { name: other });
    next = mapUi(next, copy, (ui) => ({ ...ui, 'ui:options': { ...ui['ui:options'], end: other } }));
  }
  const place = placeOf(form, ref.name);
  if (place) next = moveField(next, copy.name, { section: place.section, index: place.index + 1 });
  return { form: next, ref: copy };
}

function copyOne(form: FormFile, from: FieldRef, to: FieldRef): FormFile {
  const [own, copy] = [from.column ?? from.name, to.column ?? to.name];
  const ui = uiAt(form, from);
  let next = mapObjects(form, from.column === undefined ? undefined : from.name, (node) => {
    const property = node.properties?.[own];
    if (!property) return node;
    const properties = insertEntry(node.properties ?? {}, copy, numbered(structuredClone(property), form, to), own);
    return { ...node, properties, ...(node.required?.includes(own) && { required: [...node.required, copy] }) };
  });
  if (Object.keys(ui).length > 0) next = mapUi(next, to, () => structuredClone(ui));
  if (form.permissions) {
    const steps = Object.entries(form.permissions).map(([step, rights]) => [step, copyRights(rights, from, to)]);
    next = { ...next, permissions: Object.fromEntries(steps) };
  }
  for (const kind of ['computed', 'show', 'require'] as const) {
    const rules = form[kind];
    if (!rules) continue;
    const copied = copyRights(rules, from, to);
    if (Object.keys(copied).length > Object.keys(rules).length)
      next = withEntry(next, kind, { ...next[kind], ...copied });
  }
  return next;
}

function copyRights<V>(rights: Readonly<Record<string, V>>, from: FieldRef, to: FieldRef): Record<string, V> {
  const copies = Object.entries(rights).flatMap(([key, right]) => {
    if (key === refKey(from)) return [[refKey(to), right] as const];
    const isCell = from.column === undefined && key.startsWith(`${from.name}.`);
    return isCell ? [[`${to.name}${key.slice(from.name.length)}`, right] as const] : [];
  });
  return { ...rights, ...Object.fromEntries(copies) };
}

/** The same name twice in a form would be a riddle to whoever fills it in. */
function numbered(schema: JsonSchema, form: FormFile, to: FieldRef): JsonSchema {
  const taken = new Set(
    Object.keys(form.schema.properties ?? {}).flatMap((name) => {
      const title = schemaOf(form, to.column === undefined ? { name } : { name: to.name, column: name })?.title;
      return title === undefined ? [] : [title];
    }),
  );
  let number = 2;
  while (taken.has(`${schema.title} ${number}`)) number += 1;
  const next = { ...schema };
  for (const lang of LANGS) {
    if (lang === 'zh' && next.title !== undefined) next.title = `${next.title} ${number}`;
    const en = next['x-i18n']?.en;
    if (lang === 'en' && en?.title !== undefined)
      next['x-i18n'] = { ...next['x-i18n'], en: { ...en, title: `${en.title} ${number}` } };
  }
  return next;
}
