import type { JsonSchema } from '../types.ts';

const LISTS = ['allOf', 'anyOf', 'oneOf'] as const;
const BRANCHES = ['then', 'else'] as const;

/**
 * Rebuilds a schema, passing every subschema that describes the same object (itself, `allOf`, `anyOf`, `oneOf`, `then`,
 * `else`) through `map`. Conditions (`if`, `not`) stay as they are: they choose, they do not describe.
 */
export function mapSameObject(schema: JsonSchema, map: (node: JsonSchema) => JsonSchema): JsonSchema {
  const node: JsonSchema = { ...schema };
  for (const key of LISTS) {
    const list = node[key];
    if (list) node[key] = list.map((child) => mapSameObject(child, map));
  }
  for (const key of BRANCHES) {
    const branch = node[key];
    if (branch) node[key] = mapSameObject(branch, map);
  }
  return map(node);
}

/** Every subschema that describes the same object as `schema`, itself first. */
export function sameObjectSchemas(schema: JsonSchema): JsonSchema[] {
  const found: JsonSchema[] = [schema];
  for (const key of LISTS) for (const child of schema[key] ?? []) found.push(...sameObjectSchemas(child));
  for (const key of BRANCHES) {
    const branch = schema[key];
    if (branch) found.push(...sameObjectSchemas(branch));
  }
  return found;
}
