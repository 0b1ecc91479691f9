import { RowCheckbox } from './row-checkbox.tsx';
import type { Selection } from './selection.ts';

interface PickRowProps<T> {
  row: T;
  rowKey: (row: T) => string;
  selection: Selection;
  labelOf: (row: T) => string;
}

export function PickRow<T>({ row, rowKey, selection, labelOf }: PickRowProps<T>) {
  const id = rowKey(row);
  return (
    <RowCheckbox
      label={labelOf(row)}
      checked={selection.ids.has(id)}
      onChange={(picked) => selection.set([id], picked)}
    />
  );
}

interface PickAllProps<T> {
  rows: readonly T[];
  rowKey: (row: T) => string;
  selection: Selection;
  all: string;
}

export function PickAll<T>({ rows, rowKey, selection, all }: PickAllProps<T>) {
  const keys = rows.map(rowKey);
  const count = keys.filter((key) => selection.ids.has(key)).length;
  return (
    <RowCheckbox
      label={all}
      checked={count > 0 && count === keys.length}
      partly={count > 0 && count < keys.length}
      onChange={(picked) => selection.set(keys, picked)}
    />
  );
}
