/** A place in a text, counted from 1. */
export interface Position {
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
}

const MARKUP = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?=[^/!?])/g;
const TAG = /<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*/y;
const ID = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** Where each open tag of XML that could be read begins, by ordinal. */
export function openTagPositions(xml: string): Position[] {
  return [...openTags(xml)].map(({ line, column }) => ({ line, column }));
}

/** Where the elements of XML that could be read begin, by id; of several with one id the first. */
export function elementPositions(xml: string): Map<string, Position> {
  const positions = new Map<string, Position>();
  for (const { index, line, column } of openTags(xml)) {
    TAG.lastIndex = index;
    const found = ID.exec(TAG.exec(xml)?.[0] ?? '');
    const id = found?.[1] ?? found?.[2];
    if (id !== undefined && !positions.has(id)) positions.set(id, { line, column });
  }
  return positions;
}

function* openTags(xml: string): Iterable<Position & { index: number }> {
  let line = 1;
  let lineStart = 0;
  for (const { 0: markup, index } of xml.matchAll(MARKUP)) {
    for (let i = xml.indexOf('\n', lineStart); i !== -1 && i < index; i = xml.indexOf('\n', lineStart)) {
      line++;
      lineStart = i + 1;
    }
    if (markup === '<') yield { index, line, column: index - lineStart + 1 };
  }
}
