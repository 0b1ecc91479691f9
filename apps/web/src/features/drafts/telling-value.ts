/** Fields that say what an application is about, the surest first. */
const TELLING_NAMES = [/title|subject|topic/i, /reason|purpose/i, /name|description|content/i];
/** Codes of choices, numbers, dates and ids mean nothing to readers. */
const CODE = /^[\w:.+-]*$/;

/**
 * The first value of a draft by which its writer knows it again: a text in own words, or null. The form's schema is not
 * at hand in lists, so the names of fields only order the candidates.
 */
export function tellingValue(form: Readonly<Record<string, unknown>>): string | null {
  const texts = Object.entries(form).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : '';
    const rank = TELLING_NAMES.findIndex((pattern) => pattern.test(name));
    const telling = rank === -1 ? text !== '' && !CODE.test(text) : text !== '';
    return telling ? [{ text, rank: rank === -1 ? TELLING_NAMES.length : rank }] : [];
  });
  return texts.toSorted((a, b) => a.rank - b.rank || b.text.length - a.text.length)[0]?.text ?? null;
}
