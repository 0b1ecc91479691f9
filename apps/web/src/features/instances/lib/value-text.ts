/** How the parts of a form value are worded that are no text themselves. */
export interface ValueWords {
  nothing: string;
  yes: string;
  no: string;
  separator: string;
  files: (count: number) => string;
  rows: (count: number) => string;
}

/** The part of a field's schema that its values are named by. */
export interface ValueSchema {
  enum?: readonly unknown[];
  'x-enumNames'?: readonly string[];
  items?: ValueSchema;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A form value on one line, for the history: choices by their names, lists joined, rows and files counted. */
export function valueText(value: unknown, words: ValueWords, schema: ValueSchema = {}): string {
  if (value === null || value === undefined || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return listText(value, words, schema.items);
  if (typeof value === 'object') {
    return Object.values(value)
      .map((part) => valueText(part, words))
      .join(words.separator);
  }
  const named = schema['x-enumNames']?.[schema.enum?.indexOf(value) ?? -1];
  return named ?? String(value);
}

function listText(values: readonly unknown[], words: ValueWords, schema: ValueSchema | undefined): string {
  if (values.length === 0) return words.nothing;
  if (values.every((value) => typeof value === 'string' && UUID.test(value))) return words.files(values.length);
  if (values.some((value) => typeof value === 'object' && value !== null)) return words.rows(values.length);
  return values.map((value) => valueText(value, words, schema)).join(words.separator);
}
