import type { PersonalBox } from '../adapters/personal-box.ts';

/** Seals people's numbers wherever they stand in JSON that one thing owns. */
export interface Sealing {
  /** In form values: each text that is one of the numbers. */
  values<T>(json: T): T;
  /** Elsewhere: each text that is or contains one that can be told from other texts. */
  copies<T>(json: T): T;
}

/** Shorter texts, and those without a digit, stand for many things besides somebody's number. */
const SHORTEST = 5;
const isTelling = (text: string): boolean => text.length >= SHORTEST && /\d/.test(text);

/** What seals these numbers; null when there are none. The same number is sealed once. */
export function sealingOf(box: PersonalBox, numbers: readonly string[], owner: string): Sealing | null {
  // What a secret sealed that is not known here would be lost under a second seal.
  const all = new Set(numbers.filter((text) => !box.isSealed(text) || box.open(text, owner) !== text));
  if (all.size === 0) return null;
  const telling = [...all].filter(isTelling);
  const sealed = new Map<string, string>();
  const seal = (text: string): string => {
    const known = sealed.get(text) ?? box.seal(text, owner);
    sealed.set(text, known);
    return known;
  };
  const copied = (text: string): string => (telling.some((one) => text.includes(one)) ? seal(text) : text);
  return {
    values: (json) => mapTexts(json, (text) => (all.has(text) ? seal(text) : copied(text))),
    copies: (json) => mapTexts(json, copied),
  };
}

/** Opens every sealed text in JSON that one thing owns. */
export const openJson = <T>(box: PersonalBox, json: T, owner: string): T =>
  mapTexts(json, (text) => box.open(text, owner));

/** The same JSON with other texts; parts in which nothing changes stay the same objects. */
function mapTexts<T>(json: T, change: (text: string) => string): T;
function mapTexts(json: unknown, change: (text: string) => string): unknown {
  if (typeof json === 'string') return change(json);
  if (Array.isArray(json)) {
    const items = json.map((item: unknown) => mapTexts(item, change));
    return items.some((item, index) => item !== json[index]) ? items : json;
  }
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json);
  const changed = entries.map(([key, value]): [string, unknown] => [key, mapTexts(value, change)]);
  return changed.some(([, value], index) => value !== entries[index]?.[1]) ? Object.fromEntries(changed) : json;
}
