import type { FormFile, JsonSchema } from '../types.ts';
import { sameObjectSchemas } from './map-properties.ts';

/** A top-level field; `columns` is there when the field is a sub-table (an array of objects). */
export interface FormField {
  name: string;
  schema: JsonSchema;
  columns?: Map<string, JsonSchema>;
}

function properties(schema: JsonSchema): Map<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  for (const node of sameObjectSchemas(schema)) {
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      // A branch may repeat a field to narrow it: the first declaration keeps title and type, later ones add to it.
      found.set(name, { ...property, ...found.get(name) });
    }
  }
  return found;
}

const cache = new WeakMap<JsonSchema, Map<string, FormField>>();

/** The fields of a schema in the order of their declaration, those of all conditional branches included. */
export function schemaFields(schema: JsonSchema): Map<string, FormField> {
  const known = cache.get(schema);
  if (known) return known;
  const fields = new Map<string, FormField>();
  for (const [name, property] of properties(schema)) {
    const row = property.type === 'array' ? property.items : undefined;
    const isTable = row?.type === 'object';
    fields.set(name, isTable ? { name, schema: property, columns: properties(row) } : { name, schema: property });
  }
  cache.set(schema, fields);
  return fields;
}

/** The fields of a form. */
export function formFields(form: Pick<FormFile, 'schema'>): Map<string, FormField> {
  return schemaFields(form.schema);
}

/** The schema of the field or column a path of property names and indices leads to. */
export function schemaAt(schema: JsonSchema, segments: readonly string[]): JsonSchema | undefined {
  const [name, index, column] = segments;
  if (name === undefined) return schema;
  const field = schemaFields(schema).get(name);
  if (!field || index === undefined) return field?.schema;
  if (column !== undefined) return field.columns?.get(column);
  return field.schema.items;
}
