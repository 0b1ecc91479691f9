/** A comment of a file, with what it stands at. */
export interface KeptComment {
  /** With its marks, as it is written. */
  readonly text: string;
  /** Before the element with this id, which comes next; else at the end of the element around it. */
  readonly before?: string;
  /** Id of the element around it; empty for the root, absent outside of it. */
  readonly within?: string;
  /** Outside of the root: in front of it, or behind. */
  readonly isAfterRoot?: boolean;
}

/** A tag of a file, or a comment. */
interface Token {
  kind: 'comment' | 'open' | 'close' | 'empty';
  start: number;
  end: number;
  id?: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<\/[^>]+>|<[\w:.-]+(?:"[^"]*"|'[^']*'|[^<>"'])*>/g;
const ID = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/;

function* tokensOf(xml: string): Iterable<Token> {
  for (const match of xml.matchAll(TOKEN)) {
    const [text] = match;
    const at = { start: match.index, end: match.index + text.length };
    if (text.startsWith('<!--')) yield { kind: 'comment', ...at };
    else if (text.startsWith('</')) yield { kind: 'close', ...at };
    else if (/^<[\w]/.test(text)) {
      const [, double, single] = ID.exec(text) ?? [];
      const id = double ?? single;
      yield { kind: text.endsWith('/>') ? 'empty' : 'open', ...at, ...(id !== undefined && { id }) };
    }
  }
}

/**
 * The comments of a file. One inside of an element without an id, such as a setting, stands at the element around that
 * has one.
 */
export function commentsOf(xml: string): KeptComment[] {
  if (!xml.includes('<!--')) return [];
  const found: KeptComment[] = [];
  // by depth, comments that wait for what comes next in the same element
  const waiting: { text: string }[][] = [[]];
  const around: (string | undefined)[] = [];
  let isRootOver = false;
  const within = () => (around.length === 0 ? {} : { within: around.at(-1) ?? '' });
  const settle = (before: string | undefined) => {
    const open = waiting.at(-1) ?? [];
    for (const { text } of open.splice(0))
      found.push({
        text,
        ...within(),
        ...(before !== undefined && { before }),
        ...(isRootOver && { isAfterRoot: true }),
      });
  };
  for (const { kind, start, end, id } of tokensOf(xml)) {
    if (kind === 'comment') {
      // what has no id cannot be found again: the comment goes in front of the element that has one
      const nameless = around.length > 1 && around.at(-1) === undefined;
      const named = around.findLast((one) => one !== undefined);
      const text = xml.slice(start, end);
      if (nameless && named !== undefined) found.push({ text, within: '', before: named });
      else waiting.at(-1)?.push({ text });
      continue;
    }
    if (kind === 'close') {
      settle(undefined);
      waiting.pop();
      around.pop();
      isRootOver = around.length === 0;
      continue;
    }
    if (id !== undefined || around.length === 0) settle(around.length === 0 ? undefined : id);
    if (kind === 'empty') isRootOver = around.length === 0;
    else {
      around.push(around.length === 0 ? '' : id);
      waiting.push([]);
    }
  }
  settle(undefined);
  return found;
}

/** A file that was written anew, with comments where they stood. Those whose places are gone come to the end of it. */
export function withComments(xml: string, comments: readonly KeptComment[]): string {
  if (comments.length === 0) return xml;
  const places = placesOf(xml);
  const lines = new Map<number, string>();
  const tail: string[] = [];
  for (const comment of comments) {
    const { text, isAfterRoot } = comment;
    if (isAfterRoot) {
      tail.push(text);
      continue;
    }
    const { at, indent } = placeOf(comment, places);
    lines.set(at, `${lines.get(at) ?? ''}${indent}${text}\n`);
  }
  let written = xml;
  for (const [at, text] of [...lines].toSorted(([a], [b]) => b - a)) {
    const isLineStart = at === 0 || written[at - 1] === '\n';
    written = `${written.slice(0, at)}${isLineStart ? text : text.trimEnd()}${written.slice(at)}`;
  }
  return tail.length === 0 ? written : `${written.trimEnd()}\n${tail.join('\n')}\n`;
}

interface Place {
  at: number;
  indent: string;
}

interface Places {
  before: ReadonlyMap<string, Place>;
  /** At the end of elements that have content; '' is the root. */
  ends: ReadonlyMap<string, Place>;
  root: Place;
}

function placeOf({ before, within }: KeptComment, { before: starts, ends, root }: Places): Place {
  if (within === undefined) return root;
  return (
    (before === undefined ? undefined : starts.get(before)) ??
    ends.get(within) ??
    starts.get(within) ??
    ends.get('') ??
    root
  );
}

function placesOf(xml: string): Places {
  const before = new Map<string, Place>();
  const ends = new Map<string, Place>();
  const around: string[] = [];
  let root: Place = { at: 0, indent: '' };
  const line = (start: number): Place => {
    const begin = xml.lastIndexOf('\n', start - 1) + 1;
    const indent = xml.slice(begin, start);
    return indent.trim() === '' ? { at: begin, indent } : { at: start, indent: '' };
  };
  for (const { kind, start, id } of tokensOf(xml)) {
    if (kind === 'comment') continue;
    if (kind === 'close') {
      const { at, indent } = line(start);
      const of = around.pop();
      if (of !== undefined) ends.set(of, { at, indent: `${indent}  ` });
      continue;
    }
    if (around.length === 0) root = line(start);
    else if (id !== undefined && !before.has(id)) before.set(id, line(start));
    if (kind === 'open') around.push(around.length === 0 ? '' : (id ?? '\0'));
  }
  return { before, ends, root };
}
