/** A value that a simple cell can name. */
export type Literal = string | number | boolean;

/** A part of a simple cell: a value, a comparison or an interval. */
interface Part {
  readonly literals: readonly Literal[];
  covers(value: Literal): boolean;
}

/** An input entry that names literals only: what it matches changes at those and nowhere else. */
export interface Cell {
  readonly parts: readonly Part[];
  readonly isNegated: boolean;
}

const NUMBER = '-?\\d+(?:\\.\\d+)?';
const PART = new RegExp(
  `\\s*(?:("(?:[^"\\\\])*"|${NUMBER}|true|false)|(<=|>=|<|>)\\s*(${NUMBER})|([[(\\]])\\s*(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})\\s*([\\])[]))\\s*(,|$)`,
  'y',
);

/** Reads a cell; nothing when it is not simple enough to be compared with others. */
export function readCell(text: string): Cell | undefined {
  const negated = /^not\s*\((.*)\)$/s.exec(text)?.[1];
  const parts = readParts(negated ?? text);
  return parts && { parts, isNegated: negated !== undefined };
}

/** Whether a simple cell matches a value of its column. */
export function covers({ parts, isNegated }: Cell, value: Literal): boolean {
  return parts.some((part) => part.covers(value)) !== isNegated;
}

function readParts(text: string): Part[] | undefined {
  const parts: Part[] = [];
  PART.lastIndex = 0;
  for (let found = PART.exec(text); found; found = PART.exec(text)) {
    parts.push(readPart(found));
    if (found[8] === '') return parts;
  }
  return undefined;
}

function readPart([, literal, operator, bound, open, from, to, close]: RegExpExecArray): Part {
  if (literal !== undefined) {
    const value = literal.startsWith('"') ? literal.slice(1, -1) : readPlain(literal);
    return { literals: [value], covers: (other) => other === value };
  }
  if (operator !== undefined) {
    const limit = Number(bound);
    return { literals: [limit], covers: (value) => typeof value === 'number' && compares(value, operator, limit) };
  }
  const [low, high] = [Number(from), Number(to)];
  const [above, below] = [open === '[' ? '>=' : '>', close === ']' ? '<=' : '<'];
  return {
    literals: [low, high],
    covers: (value) => typeof value === 'number' && compares(value, above, low) && compares(value, below, high),
  };
}

function readPlain(literal: string): Literal {
  return literal === 'true' || literal === 'false' ? literal === 'true' : Number(literal);
}

function compares(value: number, operator: string, limit: number): boolean {
  if (value === limit) return operator.endsWith('=');
  return operator.startsWith('<') ? value < limit : value > limit;
}
