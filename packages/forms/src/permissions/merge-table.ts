import { escapePointer, isRecord } from '../json.ts';
import type { JsonSchema } from '../types.ts';
import { sameAsShown, unmasked } from './masked-values.ts';
import type { RefusedChange } from './refused-change.ts';
import type { Permissions } from './resolve-permissions.ts';
import { matchRows, ROW_ID, type Row, rowId, rowsOf } from './rows.ts';

export interface TableMerge {
  table: string;
  columns: Map<string, JsonSchema>;
  permissions: Permissions;
  /** Columns whose cells are worked out anew after the merge: what is sent or stored of them is nothing to go by. */
  computed: ReadonlySet<string>;
  previous: unknown;
  incoming: unknown;
  newRowId: () => string;
  refuse: (refusal: RefusedChange) => void;
}

/** Merges the rows a step sends into the stored ones; see {@link writable}. Text instead of rows is left to validation. */
export function mergeTable(merge: TableMerge): unknown {
  const open = merge.permissions.field(merge.table) === 'write';
  if (!Array.isArray(merge.incoming) || !merge.incoming.every(isRecord)) {
    if (open) return merge.incoming;
    merge.refuse({ pointer: `/${escapePointer(merge.table)}`, reason: 'read' });
    return merge.previous;
  }
  const rows = open ? openRows(merge, merge.incoming) : fixedRows(merge, merge.incoming);
  const allWritable = [...merge.columns.keys()].every(
    (name) => merge.computed.has(name) || merge.permissions.column(merge.table, name) === 'write',
  );
  return allWritable ? rows : identify(merge, rows);
}

/** Rows come and go as the client says; what it may not write comes from the stored row. */
function openRows(merge: TableMerge, incoming: Row[]): Row[] {
  const matches = matchRows(rowsOf(merge.previous), incoming);
  return incoming.map((row, index) => mergeRow(merge, matches[index], row, index));
}

/** The stored rows stay, in their order; cells change only where it is certain whose they are. */
function fixedRows(merge: TableMerge, incoming: Row[]): Row[] {
  const previous = rowsOf(merge.previous);
  const matches = matchRows(previous, incoming);
  const result = [...previous];
  for (const [index, row] of incoming.entries()) {
    const stored = matches[index];
    if (!stored || contradicts(merge, stored, row)) {
      merge.refuse({ pointer: `/${escapePointer(merge.table)}/${index}`, reason: 'rows' });
    } else {
      result[previous.indexOf(stored)] = mergeRow(merge, stored, row, index);
    }
  }
  if (incoming.length < previous.length) merge.refuse({ pointer: `/${escapePointer(merge.table)}`, reason: 'rows' });
  return result;
}

/** A row found by its position alone that shows another row's data: the client has sorted or shifted the rows. */
function contradicts(merge: TableMerge, stored: Row, row: Row): boolean {
  if (rowId(stored) !== undefined) return false;
  return [...merge.columns].some(
    ([name, schema]) =>
      !merge.computed.has(name) &&
      merge.permissions.column(merge.table, name) === 'read' &&
      Object.hasOwn(row, name) &&
      !sameAsShown(schema, row[name], stored[name]),
  );
}

function mergeRow(merge: TableMerge, stored: Row | undefined, row: Row, index: number): Row {
  const merged: Row = {};
  const id = rowId(stored);
  if (id !== undefined) merged[ROW_ID] = id;
  for (const [name, schema] of merge.columns) {
    if (merge.computed.has(name)) continue;
    const permission = merge.permissions.column(merge.table, name);
    const value = permission === 'write' ? unmasked(schema, row[name], stored?.[name]) : stored?.[name];
    if (value !== undefined && value !== null) merged[name] = value;
    if (permission !== 'write' && Object.hasOwn(row, name) && !sameAsShown(schema, row[name], stored?.[name])) {
      const pointer = `/${escapePointer(merge.table)}/${index}/${escapePointer(name)}`;
      merge.refuse({ pointer, reason: permission });
    }
  }
  for (const name of Object.keys(row)) {
    if (name === ROW_ID || merge.columns.has(name)) continue;
    merge.refuse({ pointer: `/${escapePointer(merge.table)}/${index}/${escapePointer(name)}`, reason: 'unknown' });
  }
  return merged;
}

/** From the moment that rows hold what their writer may not touch, they need an id that outlives sorting and removal. */
function identify(merge: TableMerge, rows: Row[]): Row[] {
  const locked = [...merge.columns.keys()].filter(
    (name) => !merge.computed.has(name) && merge.permissions.column(merge.table, name) !== 'write',
  );
  const needed = rows.some((row) => locked.some((name) => row[name] !== undefined));
  return needed ? rows.map((row) => (rowId(row) === undefined ? { [ROW_ID]: merge.newRowId(), ...row } : row)) : rows;
}
