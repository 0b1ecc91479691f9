import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { evaluateText, FeelError, type FeelScope } from '@flowhall/feel';
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

/** Title and number of a new application in Chinese. */
export interface ApplicationName {
  readonly title: string;
  readonly number: string;
  /** Rules that gave no text: what they name goes by the default. */
  readonly faults: readonly FeelError[];
}

/** Row of the running number that an item uses on a date. */
export const numberSequenceKey = (itemKey: string, today: string): string => `${itemKey}:${today.slice(0, 4)}`;

/** The manifest's entries that hold a rule. */
export type NameRule = 'title' | 'number';

/**
 * Names a new application by the item's rules. An item without a rule, or whose rule gives no text for this data, has item
 * and applicant as title and `KEY-year-sequence` as number: nobody is turned away over a title.
 */
export function nameApplication(manifest: ItemManifest, context: TitleContext): ApplicationName {
  const faults: FeelError[] = [];
  const name = (entry: NameRule, standard: string): string => {
    const rule = manifest[entry];
    if (!rule) return standard;
    try {
      return evaluateText(rule, namingScope(manifest, context)).slice(0, 200);
    } catch (error) {
      if (!(error instanceof FeelError)) throw error;
      faults.push(error);
      return standard;
    }
  };
  const applicant = personName(context.variables.initiator);
  const { zh } = manifest.name;
  const title = name('title', applicant ? `${zh}（${applicant}）` : zh);
  const year = context.today.slice(0, 4);
  const number = name('number', `${manifest.key.toUpperCase()}-${year}-${pad(context.sequence)}`);
  return { title, number, faults };
}

/** What the rules see. `sequence` is padded to four digits. */
export function namingScope(manifest: ItemManifest, { variables, today, sequence }: TitleContext): FeelScope {
  const [year, month, day] = today.split('-');
  const item = { key: manifest.key, name: manifest.name.zh };
  return {
    variables: { ...variables, item, year, month, day, sequence: pad(sequence) },
    // the rules know the date, not the hour: noon is on that date everywhere in China
    clock: () => new Date(`${today}T04:00:00Z`),
    timeZone: DEFAULT_TIME_ZONE,
  };
}

const pad = (sequence: number): string => String(sequence).padStart(4, '0');

function personName(person: unknown): string | null {
  if (typeof person !== 'object' || person === null) return null;
  const name: unknown = Reflect.get(person, 'name');
  return typeof name === 'string' ? name : null;
}
