/**
 * Rows that came in above those that somebody is looking at: shown only when asked for, so that nothing jumps. Rows further
 * down, and everything where none of the known rows is left, are shown at once.
 */
export function holdFresh<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  known: ReadonlySet<string>,
): { shown: readonly T[]; fresh: readonly T[] } {
  const first = rows.findIndex((row) => known.has(keyOf(row)));
  if (first <= 0) return { shown: rows, fresh: [] };
  return { shown: rows.slice(first), fresh: rows.slice(0, first) };
}
