import { evaluate } from 'feelin';
import type { ItemManifest } from './manifest.ts';

/** What title and number expressions see, besides `item` (`key`, `name`) and the date parts `year`, `month`, `day`. */
export interface TitleContext {
  /** The form's fields and `initiator`, as the process's expressions see them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Local date of the submit, `YYYY-MM-DD`. */
  readonly today: string;
  /** Running number within the item and year, from 1. */
  readonly sequence: number;
}

/** Row of the running number that an item uses on a date. */
export const numberSequenceKey = (itemKey: string, today: string): string => `${itemKey}:${today.slice(0, 4)}`;

/** Title of a new application in Chinese: the item's rule, else item and applicant. Throws when the rule gives no text. */
export function evaluateTitle(manifest: ItemManifest, context: TitleContext): string {
  if (!manifest.title) {
    const name = personName(context.variables.initiator);
    return name ? `${manifest.name.zh}（${name}）` : manifest.name.zh;
  }
  return evaluateText('title', manifest.title, manifest, context);
}

/** Number of a new application: the item's rule, else `KEY-year-sequence`. `sequence` is padded to four digits. */
export function evaluateNumber(manifest: ItemManifest, context: TitleContext): string {
  if (!manifest.number) {
    return `${manifest.key.toUpperCase()}-${context.today.slice(0, 4)}-${pad(context.sequence)}`;
  }
  return evaluateText('number', manifest.number, manifest, context);
}

function evaluateText(entry: string, rule: string, manifest: ItemManifest, context: TitleContext): string {
  const [year, month, day] = context.today.split('-');
  const { value, warnings } = evaluate(rule, {
    ...context.variables,
    item: { key: manifest.key, name: manifest.name.zh },
    year,
    month,
    day,
    sequence: pad(context.sequence),
  });
  if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 200);
  const why = warnings.map((warning) => warning.message).join('; ') || 'it gives no text';
  throw new Error(`${manifest.key}: the ${entry} rule "${rule}" cannot be used: ${why}`);
}

const pad = (sequence: number): string => String(sequence).padStart(4, '0');

function personName(person: unknown): string | null {
  if (typeof person !== 'object' || person === null) return null;
  const name: unknown = Reflect.get(person, 'name');
  return typeof name === 'string' ? name : null;
}
