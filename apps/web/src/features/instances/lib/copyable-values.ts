import { formFields, type JsonSchema } from '@flowhall/forms';

function isFile(schema: JsonSchema): boolean {
  return schema.format === 'attachment' || schema.items?.format === 'attachment';
}

/** A sensitive value arrives masked, and a masked one would be wrong in a new application. */
function isMasked(schema: JsonSchema, value: unknown): boolean {
  return schema['x-sensitive'] !== undefined && typeof value === 'string' && value.includes('*');
}

function copyable(schema: JsonSchema | undefined, value: unknown): boolean {
  return schema !== undefined && schema.readOnly !== true && !isFile(schema) && !isMasked(schema, value);
}

function copyRow(row: unknown, columns: ReadonlyMap<string, JsonSchema>): Record<string, unknown> {
  const cells = typeof row === 'object' && row !== null ? Object.entries(row) : [];
  return Object.fromEntries(cells.filter(([name, value]) => copyable(columns.get(name), value)));
}

/**
 * The values of an old application that a new one may begin with: what the applicant fills in, without files (they
 * belong to the old application) and without numbers that are shown masked.
 */
export function copyableValues(applySchema: JsonSchema, data: Readonly<Record<string, unknown>>) {
  const values: Record<string, unknown> = {};
  for (const field of formFields({ schema: applySchema }).values()) {
    const value = data[field.name];
    if (value === undefined || value === null || !copyable(field.schema, value)) continue;
    const { columns } = field;
    values[field.name] = columns && Array.isArray(value) ? value.map((row) => copyRow(row, columns)) : value;
  }
  return values;
}
