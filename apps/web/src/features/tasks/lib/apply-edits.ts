import { formPatch } from '@flowhall/forms';

export type Values = Readonly<Record<string, unknown>>;

/** What a person has changed in a form so far: new values by field, `null` for a cleared one. */
export type Edits = Readonly<Record<string, unknown>>;

/** Form data with the person's changes in it; also onto data that has moved on meanwhile. */
export function applyEdits(data: Values, edits: Edits): Record<string, unknown> {
  const result: Record<string, unknown> = { ...data };
  for (const [name, value] of Object.entries(edits)) {
    if (value === null) delete result[name];
    else result[name] = value;
  }
  return result;
}

/** The changes that lead from the stored data to what the form now shows. */
export const editsBetween = (data: Values, shown: Values): Edits => formPatch(data, shown);
