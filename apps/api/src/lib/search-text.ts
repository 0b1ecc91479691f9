/** Longer texts are cut: whoever searches types a few words. */
const MAX_LENGTH = 2000;

/** A text as it is compared: in lower case, full-width signs as usual ones, without needless space. */
export const normalizeText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** What something is found by, ready to be stored. */
export interface SearchText {
  readonly text: string;
  readonly grams: readonly string[];
}

/**
 * Values in the form in which they are searched. The pairs of neighbouring characters lead an index to the few rows that
 * may contain a word; unlike words or triples they also serve Chinese, where two characters are a name.
 */
export function toSearchText(values: readonly string[]): SearchText {
  const lines = values.map(normalizeText).filter((line) => line !== '');
  const text = lines.join('\n').slice(0, MAX_LENGTH);
  return { text, grams: [...new Set(text.split('\n').flatMap(gramsOf))].sort() };
}

/** The words of a query, as {@link toSearchText} would write them. */
export const searchWords = (query: string): string[] =>
  normalizeText(query)
    .split(' ')
    .filter((word) => word !== '');

const pairsOf = (signs: readonly string[]): string[] => signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);

/** Single characters only where they mean something by themselves. */
const singlesOf = (signs: readonly string[]): string[] => signs.filter((sign) => sign > '\u2e7f');

const gramsOf = (text: string): string[] => [...singlesOf([...text]), ...pairsOf([...text])];

/**
 * What a stored text must have among its grams to contain a word; nothing for a single Latin letter, which nearly all
 * contain. Pairs imply their characters, and naming these too would only make PostgreSQL expect too few rows.
 */
export function gramsOfWord(word: string): string[] {
  const signs = [...word];
  return signs.length > 1 ? pairsOf(signs) : singlesOf(signs);
}
