import { isRecord } from '@flowhall/feel';

/** Every text in a value: a text, a list, or lists within; anything else gives nothing. */
export function texts(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(texts);
  return [];
}

/** Value of a form field; `table.column` gives the column of every row. */
export function fieldValue(form: Readonly<Record<string, unknown>>, field: string): unknown {
  const [name = '', ...rest] = field.split('.');
  const value = form[name];
  if (rest.length === 0) return value;
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  return rows.map((row) => (isRecord(row) ? fieldValue(row, rest.join('.')) : null));
}
