import type { Column } from './column.ts';

/** A search that takes longer than this gives up: the table has too many combinations. */
const MAX_STEPS = 50_000;

/**
 * A combination of cases that no rule matches: for each column the index of its case. Nothing when there is none, or when
 * cells are not simple enough, or combinations too many, to say.
 */
export function findGap(columns: readonly Column[], ruleCount: number): readonly number[] | undefined {
  if (columns.some(({ matches }) => matches.includes(undefined))) return undefined;
  const covered = new Set<string>();
  let steps = 0;
  const search = (column: number, rules: readonly number[]): number[] | undefined => {
    if (!rules.length) return columns.slice(column).map(() => 0);
    const here = columns[column];
    const key = `${column}:${rules.join()}`;
    if (!here || covered.has(key) || ++steps > MAX_STEPS) return undefined;
    for (const [i] of here.cases.entries()) {
      const gap = search(
        column + 1,
        rules.filter((rule) => here.matches[rule]?.has(i)),
      );
      if (gap) return [i, ...gap];
    }
    covered.add(key);
    return undefined;
  };
  const gap = search(
    0,
    Array.from({ length: ruleCount }, (_, i) => i),
  );
  return steps > MAX_STEPS ? undefined : gap;
}
