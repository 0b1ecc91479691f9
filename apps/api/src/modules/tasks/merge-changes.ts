import type { FieldChange } from '@flowhall/approval';
import { canonicalJson } from '@flowhall/approval';

/** Several changes of one field as one, from its first value to its last; a field that is what it was is left out. */
export function mergeChanges(changes: readonly FieldChange[]): FieldChange[] {
  const merged = new Map<string, FieldChange>();
  for (const change of changes) {
    const before = merged.get(change.field);
    merged.set(change.field, before ? { ...change, from: before.from } : change);
  }
  return [...merged.values()].filter(({ from, to }) => canonicalJson(from) !== canonicalJson(to));
}
