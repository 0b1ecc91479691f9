import { isRecord } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormFile, JsonSchema, UiSchema } from '../types.ts';
import { APPLICATION_NAMES, FEEL_FUNCTIONS } from '../validation/reserved-names.ts';

/** A field, or with `column` a column of a sub-table. */
export interface FieldRef {
  readonly name: string;
  readonly column?: string | undefined;
}

/** As permissions, conditions and findings write it: `field` or `table.column`. */
export const refKey = ({ name, column }: FieldRef): string => (column === undefined ? name : `${name}.${column}`);

export function parseRef(key: string): FieldRef {
  const [name = '', column] = key.split('.');
  return column === undefined ? { name } : { name, column };
}

export const sameRef = (one: FieldRef | null, other: FieldRef | null): boolean =>
  one !== null && other !== null && refKey(one) === refKey(other);

/** What is declared of a field or column; nothing when there is none of that name. */
export function schemaOf(form: FormFile, { name, column }: FieldRef): JsonSchema | undefined {
  const field = formFields(form).get(name);
  return column === undefined ? field?.schema : field?.columns?.get(column);
}

/** What the uiSchema says of a field or column; empty when it says nothing. */
export function uiAt(form: FormFile, { name, column }: FieldRef): UiSchema {
  const own = form.uiSchema?.[name];
  if (!isRecord(own)) return {};
  if (column === undefined) return own;
  const items: UiSchema = isRecord(own.items) ? own.items : {};
  const cell = items[column];
  return isRecord(cell) ? cell : {};
}

/** Names taken beside a field or column: those of the other fields, or of the table's other columns. */
export function siblings(form: FormFile, { name, column }: FieldRef): string[] {
  const fields = formFields(form);
  return [...(column === undefined ? fields : (fields.get(name)?.columns ?? new Map())).keys()];
}

/** Why a key cannot be given; nothing when it can. */
export type KeyFault = 'empty' | 'shape' | 'taken' | 'function' | 'reserved';

const KEY = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;

export function keyFault(form: FormFile, ref: FieldRef, key: string): KeyFault | undefined {
  if (key === '') return 'empty';
  if (!KEY.test(key)) return 'shape';
  if (FEEL_FUNCTIONS.has(key)) return 'function';
  if (ref.column === undefined && APPLICATION_NAMES.has(key)) return 'reserved';
  return key !== (ref.column ?? ref.name) && siblings(form, ref).includes(key) ? 'taken' : undefined;
}

/** A key that is free: the wished-for one, else with a number behind it. */
export function freeKey(form: FormFile, ref: FieldRef, wish: string): string {
  const taken = new Set(siblings(form, ref));
  const good = (key: string) => !taken.has(key) && !FEEL_FUNCTIONS.has(key) && !APPLICATION_NAMES.has(key);
  if (good(wish)) return wish;
  const stem = wish.replace(/\d+$/, '');
  for (let number = 2; ; number += 1) if (good(`${stem}${number}`)) return `${stem}${number}`;
}
