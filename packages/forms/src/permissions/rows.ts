import { isRecord } from '../json.ts';

/** Key of a row's stable id. Rows get one as soon as a step writes some of their columns and not others. */
export const ROW_ID = '_id';

export type Row = Record<string, unknown>;

export function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function rowId(row: Row | undefined): string | undefined {
  const id = row?.[ROW_ID];
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/**
 * Finds for every incoming row the stored row it stands for: by id; by position only while the stored rows have no ids
 * and the number of rows is the same. Otherwise a position proves nothing: somebody else's cells would be hit.
 */
export function matchRows(previous: readonly Row[], incoming: readonly Row[]): (Row | undefined)[] {
  const byId = new Map(previous.flatMap((row) => (rowId(row) === undefined ? [] : [[rowId(row), row]])));
  const byPosition = byId.size === 0 && previous.length === incoming.length;
  const taken = new Set<Row>();
  return incoming.map((row, index) => {
    const found = byPosition ? previous[index] : byId.get(rowId(row));
    if (!found || taken.has(found)) return undefined;
    taken.add(found);
    return found;
  });
}
