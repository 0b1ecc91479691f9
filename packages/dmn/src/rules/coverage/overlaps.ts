import type { Rule } from '../../model/decision-model.ts';
import type { Column } from './column.ts';

/** Comparing more pairs than this takes too long. */
const MAX_PAIRS = 500_000;

/** Two rules that match at the same time. */
export interface Overlap {
  readonly rules: readonly [Rule, Rule];
  /** For each column the index of a case that both match; nothing where cells are alike but not simple. */
  readonly cases: readonly (number | undefined)[];
}

/** Pairs of rules that certainly overlap, in their order. */
export function* findOverlaps(columns: readonly Column[], rules: readonly Rule[]): Iterable<Overlap> {
  let pairs = 0;
  for (const [i, one] of rules.entries())
    for (const [j, other] of rules.entries()) {
      if (j <= i) continue;
      if (++pairs > MAX_PAIRS) return;
      const cases = columns.map((column, at) => common(column, i, j, one.tests[at] === other.tests[at]));
      if (!cases.includes('none')) yield { rules: [one, other], cases: cases.filter((found) => found !== 'none') };
    }
}

/** A case that both cells match: its index, or that there is none or none for certain. */
function common({ matches }: Column, i: number, j: number, areAlike: boolean): number | 'none' | undefined {
  const [mine, theirs] = [matches[i], matches[j]];
  if (!mine || !theirs) return areAlike ? undefined : 'none';
  return mine.firstInBoth(theirs) ?? 'none';
}
