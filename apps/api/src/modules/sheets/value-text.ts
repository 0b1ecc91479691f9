import type { Language } from '@flowhall/contracts';
import { type JsonSchema, moneyInWords } from '@flowhall/forms';
import { SHEET_TEXTS } from './sheet-words.ts';

/** What values are written with. */
export interface ValueNames {
  readonly lang: Language;
  /** People, departments and files by id. */
  readonly names: ReadonlyMap<string, string>;
}

const NAMED: ReadonlySet<string | undefined> = new Set(['user', 'department', 'attachment']);

export const formatOf = (schema: JsonSchema): string | undefined =>
  schema.format ?? schema['x-format'] ?? schema.items?.format ?? schema.items?.['x-format'];

/** A value as a sheet says it: names for codes and ids, amounts in the reader's way. Nothing is empty. */
export function valueText(schema: JsonSchema, value: unknown, how: ValueNames, widget?: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  const { lang, names } = how;
  if (NAMED.has(formatOf(schema))) {
    const ids = Array.isArray(value) ? value : [value];
    return ids.map((id) => names.get(String(id)) ?? '—').join(lang === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'boolean') {
    return schema['x-enumNames']?.[value ? 0 : 1] ?? SHEET_TEXTS[value ? 'yes' : 'no'][lang];
  }
  if (Array.isArray(value)) {
    const items = schema.items ?? {};
    return value.map((one) => valueText(items, one, how)).join(lang === 'zh' ? '、' : ', ');
  }
  const codes: readonly unknown[] = schema.enum ?? [];
  const index = codes.indexOf(value);
  const named = schema['x-enumNames']?.[index];
  if (named !== undefined) return named;
  if (typeof value === 'number' && (widget === 'money' || widget === 'money-in-words')) {
    const amount = value.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en', { style: 'currency', currency: 'CNY' });
    const words = widget === 'money-in-words' && lang === 'zh' ? moneyInWords(value) : undefined;
    return words ? `${amount}（${words}）` : amount;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
