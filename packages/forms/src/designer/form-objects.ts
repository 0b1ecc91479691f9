import { isRecord } from '../json.ts';
import { mapSameObject } from '../schema/map-properties.ts';
import type { FormFile, JsonSchema, UiSchema } from '../types.ts';

/** Passes every subschema that describes the form (or the rows of `table`) through `map`; conditions stay as they are. */
export function mapObjects(form: FormFile, table: string | undefined, map: (node: JsonSchema) => JsonSchema): FormFile {
  if (table === undefined) return { ...form, schema: mapSameObject(form.schema, map) };
  const schema = mapSameObject(form.schema, (node) => {
    const property = node.properties?.[table];
    if (!property?.items) return node;
    const items = mapSameObject(property.items, map);
    return { ...node, properties: { ...node.properties, [table]: { ...property, items } } };
  });
  return { ...form, schema };
}

/** Changes what the first subschema that declares a property says of it. */
export function mapProperty(
  form: FormFile,
  ref: { name: string; column?: string | undefined },
  map: (property: JsonSchema) => JsonSchema,
): FormFile {
  const [table, own] = ref.column === undefined ? [undefined, ref.name] : [ref.name, ref.column];
  const first = firstDeclaring(form, table, own);
  return mapObjects(form, table, (node) => {
    const property = node.properties?.[own];
    if (!property || property !== first) return node;
    return { ...node, properties: { ...node.properties, [own]: map(property) } };
  });
}

function firstDeclaring(form: FormFile, table: string | undefined, own: string): JsonSchema | undefined {
  let found: JsonSchema | undefined;
  const nodes: JsonSchema[] = [];
  mapObjects(form, table, (node) => {
    nodes.push(node);
    return node;
  });
  // The mapping goes from the inside out: what stands at the top comes last and counts first.
  for (const node of nodes) found = node.properties?.[own] ?? found;
  return found;
}

/** Changes the uiSchema of a field or column; what becomes empty is removed. */
export function mapUi(
  form: FormFile,
  ref: { name: string; column?: string | undefined },
  map: (ui: UiSchema) => UiSchema,
): FormFile {
  const own = childUi(form.uiSchema, ref.name);
  const next =
    ref.column === undefined
      ? map(own)
      : withChild(
          own,
          'items',
          withChild(childUi(own, 'items'), ref.column, map(childUi(childUi(own, 'items'), ref.column))),
        );
  return withUi(form, withChild(form.uiSchema ?? {}, ref.name, next));
}

export function withUi(form: FormFile, ui: UiSchema): FormFile {
  return withEntry(form, 'uiSchema', Object.keys(ui).length > 0 ? ui : undefined);
}

function childUi(ui: UiSchema | undefined, name: string): UiSchema {
  const own = ui?.[name];
  return isRecord(own) ? own : {};
}

function withChild(ui: UiSchema, name: string, child: UiSchema): UiSchema {
  return withEntry(ui, name, Object.keys(child).length > 0 ? child : undefined);
}

/** The object with an entry set in its place, or removed. */
export function withEntry<T extends object, K extends keyof T & string>(object: T, key: K, value: T[K] | undefined): T {
  if (value !== undefined) return { ...object, [key]: value };
  const { [key]: _removed, ...rest } = object;
  return rest as T;
}

/** The entries with a key under another name, in the same place. */
export function renameEntry<V>(entries: Readonly<Record<string, V>>, from: string, to: string): Record<string, V> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key === from ? to : key, value]));
}

/** The entries with one more, right after another or at the end. */
export function insertEntry<V>(
  entries: Readonly<Record<string, V>>,
  key: string,
  value: V,
  after?: string,
): Record<string, V> {
  const list = Object.entries(entries);
  const index = after === undefined ? -1 : list.findIndex(([name]) => name === after);
  list.splice(index < 0 ? list.length : index + 1, 0, [key, value]);
  return Object.fromEntries(list);
}
