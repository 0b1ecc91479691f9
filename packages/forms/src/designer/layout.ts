import { isRecord } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormFile, Section } from '../types.ts';
import { uiAt } from './field-ref.ts';
import { mapUi, withEntry, withUi } from './form-objects.ts';

/** Fields that are drawn together: those of a section, or last those of none (`section` is null). */
export interface FieldGroup {
  readonly section: number | null;
  readonly heading: Section | null;
  readonly fields: readonly string[];
}

/** All fields in the order in which they are drawn where there are no sections. */
export function fieldOrder(form: FormFile): string[] {
  return expand(form.uiSchema?.['ui:order'], [...formFields(form).keys()]);
}

/** All columns of a table in the order in which they are drawn. */
export function columnOrder(form: FormFile, table: string): string[] {
  const items = uiAt(form, { name: table }).items;
  return expand(isRecord(items) ? items['ui:order'] : undefined, [
    ...(formFields(form).get(table)?.columns ?? new Map()).keys(),
  ]);
}

function expand(wanted: readonly string[] | undefined, names: readonly string[]): string[] {
  if (!wanted) return [...names];
  const rest = names.filter((name) => !wanted.includes(name));
  const known = wanted.filter((name) => name === '*' || names.includes(name));
  const place = known.indexOf('*');
  if (place < 0) return [...known, ...rest];
  return [...known.slice(0, place), ...rest, ...known.slice(place + 1)];
}

/** Fields that another one draws: the ends of date ranges, by the name of their beginning. */
export function rangeEnds(form: FormFile): Map<string, string> {
  const fields = formFields(form);
  const ends = new Map<string, string>();
  for (const name of fields.keys()) {
    const ui = uiAt(form, { name });
    const end: unknown = ui['ui:widget'] === 'dateRange' ? ui['ui:options']?.end : undefined;
    if (typeof end === 'string' && fields.has(end)) ends.set(name, end);
  }
  return ends;
}

/** The fields as the form draws them. Ends of date ranges are left out: they stand beside their beginning. */
export function fieldGroups(form: FormFile): FieldGroup[] {
  const drawn = new Set([...rangeEnds(form).values()]);
  const left = new Set(fieldOrder(form).filter((name) => !drawn.has(name)));
  const sections = form.uiSchema?.['ui:sections'] ?? [];
  const groups = sections.map(
    (heading, section): FieldGroup => ({
      section,
      heading,
      fields: heading.fields.filter((name) => left.delete(name)),
    }),
  );
  return [...groups, { section: null, heading: null, fields: [...left] }];
}

/** Where a field is drawn. */
export function placeOf(form: FormFile, name: string): { section: number | null; index: number } | undefined {
  for (const { section, fields } of fieldGroups(form)) {
    const index = fields.indexOf(name);
    if (index >= 0) return { section, index };
  }
  return undefined;
}

/** Draws a field elsewhere: in a section (null: in none), at a place among its fields. The end of a date range follows. */
export function moveField(form: FormFile, name: string, to: { section: number | null; index: number }): FormFile {
  const sections = form.uiSchema?.['ui:sections'] ?? [];
  const target = fieldGroups(form).find(({ section }) => section === to.section);
  if (!target) return form;
  const others = target.fields.filter((one) => one !== name);
  const index = Math.max(0, Math.min(to.index, others.length));
  const [before, after] = [others[index - 1], others[index]];
  const next = sections.map((section, number): Section => {
    const kept = section.fields.filter((one) => one !== name);
    if (number !== to.section) return kept.length === section.fields.length ? section : { ...section, fields: kept };
    const at = after === undefined ? afterOf(kept, before) : kept.indexOf(after);
    return { ...section, fields: [...kept.slice(0, at), name, ...kept.slice(at)] };
  });
  const moved = withSections(form, next);
  const rest = fieldOrder(moved).filter((one) => one !== name);
  const at = after === undefined ? afterOf(rest, before) : rest.indexOf(after);
  const order = withOrder(moved, [...rest.slice(0, at), name, ...rest.slice(at)]);
  return followRange(order, name);
}

/** Draws a field one place earlier (-1) or later (1); from the edge of a section it goes over to the next one. */
export function moveFieldBy(form: FormFile, name: string, step: -1 | 1): FormFile {
  const place = placeOf(form, name);
  if (!place) return form;
  const groups = fieldGroups(form);
  const at = groups.findIndex(({ section }) => section === place.section);
  const index = place.index + step;
  if (index >= 0 && index < (groups[at]?.fields.length ?? 0)) return moveField(form, name, { ...place, index });
  const next = groups[at + step];
  if (!next) return form;
  return moveField(form, name, { section: next.section, index: step > 0 ? 0 : next.fields.length });
}

const afterOf = (list: readonly string[], name: string | undefined): number =>
  name === undefined ? list.length : list.indexOf(name) + 1;

function followRange(form: FormFile, name: string): FormFile {
  const end = rangeEnds(form).get(name);
  if (end === undefined) return form;
  const rest = fieldOrder(form).filter((one) => one !== end);
  return withOrder(form, [...rest.slice(0, rest.indexOf(name) + 1), end, ...rest.slice(rest.indexOf(name) + 1)]);
}

/** Sets the order; a form whose fields are declared in that order needs none. */
export function withOrder(form: FormFile, order: readonly string[]): FormFile {
  const ui = form.uiSchema ?? {};
  if (ui['ui:order'] === undefined && same(order, [...formFields(form).keys()])) return form;
  return withUi(form, { ...ui, 'ui:order': [...order] });
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index]);

/** Puts a column elsewhere among its table's. */
export function moveColumn(form: FormFile, table: string, column: string, index: number): FormFile {
  const rest = columnOrder(form, table).filter((name) => name !== column);
  return withColumnOrder(form, table, [...rest.slice(0, index), column, ...rest.slice(index)]);
}

export function withColumnOrder(form: FormFile, table: string, order: readonly string[]): FormFile {
  const declared = [...(formFields(form).get(table)?.columns ?? new Map()).keys()];
  const had = uiAt(form, { name: table }).items?.['ui:order'] !== undefined;
  if (!had && same(order, declared)) return form;
  return mapUi(form, { name: table }, (ui) => ({ ...ui, items: { ...ui.items, 'ui:order': [...order] } }));
}

export function withSections(form: FormFile, sections: readonly Section[]): FormFile {
  const had = form.uiSchema?.['ui:sections'];
  if (!had && sections.length === 0) return form;
  return withUi(form, withEntry(form.uiSchema ?? {}, 'ui:sections', sections.length > 0 ? [...sections] : undefined));
}
