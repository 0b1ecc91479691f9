import { jsonEqual } from './json.ts';
import type { FormData } from './types.ts';

/** What to send so that the server's data becomes `after`: the fields that differ, cleared ones as `null`. */
export function formPatch(before: FormData, after: FormData): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!jsonEqual(before[name], after[name])) patch[name] = after[name] ?? null;
  }
  return patch;
}
