/** Where a text stops being JSON: offset from 0, line and column from 1. */
export interface JsonFault {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those that JSON forbids in texts
  /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

/** The first place that is wrong in a text that should be JSON; nothing when it is. Browsers tell it each in words of its own. */
export function jsonFault(text: string): JsonFault | undefined {
  const scan = new Scan(text);
  const end = scan.value(0);
  const rest = end === null ? null : scan.blanks(end);
  if (rest !== null && rest === text.length) return undefined;
  const offset = rest ?? scan.furthest;
  const before = text.slice(0, offset).split('\n');
  return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

class Scan {
  furthest = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  blanks(at: number): number {
    let place = at;
    while (/\s/.test(this.text.charAt(place))) place += 1;
    return place;
  }

  /** End of the value that begins here; null when there is none. */
  value(at: number): number | null {
    const token = this.token(at);
    if (!token) return null;
    if (token.text === '{') return this.list(token.end, '}', true);
    if (token.text === '[') return this.list(token.end, ']', false);
    if (/^[{}[\],:]$/.test(token.text)) {
      this.furthest = token.start;
      return null;
    }
    return token.end;
  }

  private list(at: number, close: string, keyed: boolean): number | null {
    let place = at;
    const first = this.token(place);
    if (first?.text === close) return first.end;
    for (;;) {
      if (keyed) {
        const key = this.token(place);
        if (!key?.text.startsWith('"')) return this.stop(key?.start);
        const colon = this.token(key.end);
        if (colon?.text !== ':') return this.stop(colon?.start);
        place = colon.end;
      }
      const end = this.value(place);
      if (end === null) return null;
      const next = this.token(end);
      if (next?.text === close) return next.end;
      if (next?.text !== ',') return this.stop(next?.start);
      place = next.end;
    }
  }

  private stop(at: number | undefined): null {
    if (at !== undefined) this.furthest = at;
    return null;
  }

  private token(at: number): { text: string; start: number; end: number } | null {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(this.text);
    if (!match) {
      this.furthest = this.blanks(at);
      return null;
    }
    const text = match[1] ?? match[2] ?? match[3] ?? '';
    return { text, start: TOKEN.lastIndex - text.length, end: TOKEN.lastIndex };
  }
}
