import { shownValue } from './formats/mask.ts';
import { escapePointer, jsonEqual } from './json.ts';
import { type Row, rowId, rowsOf } from './permissions/rows.ts';
import { type FormField, formFields } from './schema/form-fields.ts';
import type { Bilingual, FormData, FormFile, JsonSchema } from './types.ts';

/** A change for the history. Values of sensitive fields are masked. A row added or removed has its whole row as value. */
export interface ChangedField {
  pointer: string;
  title: Bilingual;
  kind: 'changed' | 'row-added' | 'row-removed';
  before?: unknown;
  after?: unknown;
}

function titleOf(name: string, schema: JsonSchema): Bilingual {
  const zh = schema.title ?? name;
  return { zh, en: schema['x-i18n']?.en?.title ?? zh };
}

/** What differs between two versions of the data, in the order of the form's fields. Row pointers count in `after`. */
export function changedFields(form: FormFile, before: FormData, after: FormData): ChangedField[] {
  const changes: ChangedField[] = [];
  for (const field of formFields(form).values()) {
    const [old, now] = [before[field.name], after[field.name]];
    if (jsonEqual(old, now)) continue;
    if (field.columns) changes.push(...changedRows(field, field.columns, old, now));
    else
      changes.push(change(`/${escapePointer(field.name)}`, titleOf(field.name, field.schema), field.schema, old, now));
  }
  return changes;
}

function change(pointer: string, title: Bilingual, schema: JsonSchema, before: unknown, after: unknown): ChangedField {
  return { pointer, title, kind: 'changed', before: shownValue(schema, before), after: shownValue(schema, after) };
}

function changedRows(
  field: FormField,
  columns: Map<string, JsonSchema>,
  before: unknown,
  after: unknown,
): ChangedField[] {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const table = titleOf(field.name, field.schema);
  const masked = (row: Record<string, unknown>) =>
    Object.fromEntries(
      [...columns]
        .filter(([name]) => row[name] !== undefined)
        .map(([name, schema]) => [name, shownValue(schema, row[name])]),
    );
  const matches = pairRows(old, now);
  const changes: ChangedField[] = [];
  for (const [index, row] of now.entries()) {
    const pointer = `/${escapePointer(field.name)}/${index}`;
    const stored = matches[index];
    if (!stored) {
      changes.push({ pointer, title: table, kind: 'row-added', after: masked(row) });
      continue;
    }
    for (const [name, schema] of columns) {
      if (jsonEqual(stored[name], row[name])) continue;
      const title = titleOf(name, schema);
      const place = { zh: `${table.zh} ${index + 1}：${title.zh}`, en: `${table.en} ${index + 1}: ${title.en}` };
      changes.push(change(`${pointer}/${escapePointer(name)}`, place, schema, stored[name], row[name]));
    }
  }
  for (const [index, row] of old.entries()) {
    if (matches.includes(row)) continue;
    changes.push({
      pointer: `/${escapePointer(field.name)}/${index}`,
      title: table,
      kind: 'row-removed',
      before: masked(row),
    });
  }
  return changes;
}

/** Which old row a new one was: by id, else the same content, else the next one left over. For people to read, not for rights. */
function pairRows(old: readonly Row[], now: readonly Row[]): (Row | undefined)[] {
  const left = new Set(old);
  const take = (row: Row | undefined) => {
    if (row) left.delete(row);
    return row;
  };
  const pairs = now.map((row) =>
    take([...left].find((other) => (rowId(row) ? rowId(other) === rowId(row) : jsonEqual(other, row)))),
  );
  return pairs.map((pair) => {
    // Also for a row with an id: rows get theirs when a step first writes some of their columns.
    return pair ?? take([...left].find((other) => rowId(other) === undefined));
  });
}
