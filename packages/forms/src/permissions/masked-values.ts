import { isSensitive, shownValue } from '../formats/mask.ts';
import { jsonEqual } from '../json.ts';
import type { JsonSchema } from '../types.ts';

/** The stored value when `value` is only its mask sent back, else `value`. */
export function unmasked(schema: JsonSchema | undefined, value: unknown, stored: unknown): unknown {
  if (!schema || stored === undefined || !isSensitive(schema)) return value;
  return jsonEqual(value, shownValue(schema, stored)) ? stored : value;
}

/** Whether a value is what the reader was shown of the stored one: the same, or its mask. */
export function sameAsShown(schema: JsonSchema | undefined, value: unknown, stored: unknown): boolean {
  return jsonEqual(unmasked(schema, value, stored) ?? undefined, stored ?? undefined);
}
