import { useState } from 'react';

/** Which rows of a list are picked, by their keys. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  set(ids: Iterable<string>, picked: boolean): void;
  clear(): void;
}

/** A selection that forgets rows that are gone from the list. */
export function useSelection(present: readonly string[]): Selection {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const here = new Set(present);
  const ids = new Set([...picked].filter((id) => here.has(id)));
  return {
    ids,
    set: (changed, on) =>
      setPicked((before) => {
        const after = new Set(before);
        for (const id of changed) {
          if (on) after.add(id);
          else after.delete(id);
        }
        return after;
      }),
    clear: () => setPicked(new Set()),
  };
}
