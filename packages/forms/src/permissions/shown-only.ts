import type { JsonSchema } from '../types.ts';

const KEPT = ['type', 'title', 'description', 'enum', 'x-enumNames', 'x-sensitive', 'x-template', 'x-i18n'] as const;

/** A field that is only shown: what it looks like stays, what would be checked goes (`format` becomes `x-format`). */
export function shownOnly(schema: JsonSchema): JsonSchema {
  const shown: JsonSchema = { readOnly: true };
  for (const key of KEPT) if (schema[key] !== undefined) Object.assign(shown, { [key]: schema[key] });
  const format = schema.format ?? schema['x-format'];
  if (format) shown['x-format'] = format;
  if (schema.items && schema.items.type !== 'object') shown.items = shownOnly(schema.items);
  return shown;
}
