import { type DecisionTable, type InputClause, isIrrelevant } from '../../model/decision-model.ts';
import { BitSet } from './bit-set.ts';
import { type Cell, covers, type Literal, readCell } from './cell.ts';

/** A value that stands for all that no cell of a column tells from it. */
export interface Case {
  /** As the message shows it, in FEEL. */
  readonly shown: string;
}

/** An input column, as far as its cells can be compared. */
export interface Column {
  readonly label: string;
  readonly cases: readonly Case[];
  /** For each rule the cases that it matches; nothing for a cell that is not simple. */
  readonly matches: readonly (BitSet | undefined)[];
}

/** The columns of a table. */
export function columnsOf({ inputs, rules }: DecisionTable): Column[] {
  return inputs.map((input, i) =>
    readColumn(
      input,
      rules.map(({ tests }) => tests[i] ?? ''),
    ),
  );
}

/** Comparing more cells with cases than this takes too long. */
const MAX_COMPARISONS = 20_000_000;

function readColumn(input: InputClause, texts: readonly string[]): Column {
  const cells = texts.map((text) => (isIrrelevant(text) ? 'any' : readCell(text)));
  const allowed = input.values === undefined ? undefined : readCell(input.values);
  const simple = [...cells, allowed].filter((cell) => cell !== undefined && cell !== 'any');
  const literals = simple.flatMap(({ parts }) => parts.flatMap((part) => part.literals));
  const values = casesOf(literals).filter((value) => !allowed || covers(allowed, value));
  const isMixed = new Set(literals.map((literal) => typeof literal)).size > 1;
  // without literals all values are alike
  const all = values.length ? values : [undefined];
  const isTooMuch = isMixed || all.length * texts.length > MAX_COMPARISONS;
  return {
    label: input.label,
    cases: all.map((value) => ({ shown: value === undefined ? '?' : JSON.stringify(value) })),
    matches: cells.map((cell) => (isTooMuch && cell !== 'any' ? undefined : matchesOf(cell, all))),
  };
}

function matchesOf(cell: Cell | 'any' | undefined, values: readonly (Literal | undefined)[]) {
  if (cell === undefined) return undefined;
  const matches = new BitSet(values.length);
  for (const [i, value] of values.entries())
    if (cell === 'any' || (value !== undefined && covers(cell, value))) matches.add(i);
  return matches;
}

/** One value for each set of values that the literals tell apart. */
function casesOf(literals: readonly Literal[]): Literal[] {
  const [first] = literals;
  if (typeof first === 'boolean') return [true, false];
  if (typeof first === 'string') {
    const texts = new Set(literals.filter((literal) => typeof literal === 'string'));
    let other = '…';
    while (texts.has(other)) other += '…';
    return [...texts, other];
  }
  const numbers = [...new Set(literals.filter((literal) => typeof literal === 'number'))].sort((a, b) => a - b);
  return numbers.flatMap((number, i) => {
    const next = numbers[i + 1];
    const after = next === undefined ? number + 1 : (number + next) / 2;
    return i === 0 ? [number - 1, number, after] : [number, after];
  });
}
