/** Ids of copied rows can be told from the copy's number, in SQL and here. `kind` says which row of the copied bundle. */
const prefix = (kind: number): string => `01900000-${hex(kind, 4)}-7000-8000-`;

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');

/** Kinds of rows that are no part of a bundle. */
const PERSON = 0xffff;

export const copyId = (kind: number, n: number): string => `${prefix(kind)}${hex(n, 12)}`;

/** The same as an SQL expression of type text; `n` is one of a bigint. */
export const copyIdSql = (kind: number, n: string): string =>
  `('${prefix(kind)}' || lpad(to_hex((${n})::bigint), 12, '0'))`;
export const personIdSql = (index: string): string => copyIdSql(PERSON, index);
export const personId = (index: number): string => copyId(PERSON, index);
