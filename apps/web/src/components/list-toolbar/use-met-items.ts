import type { LocalizedText } from '@flowhall/contracts';
import { useEffect, useState } from 'react';

export type MetItems = ReadonlyMap<string, LocalizedText>;

/** The services met in a list so far, by key: nobody may start all that they handle, so no other list has them. */
export function useMetItems(rows: readonly { itemKey: string; itemName: LocalizedText }[]): MetItems {
  const [met, setMet] = useState<MetItems>(new Map());
  useEffect(() => {
    setMet((before) => {
      const fresh = rows.filter((row) => !before.has(row.itemKey));
      if (fresh.length === 0) return before;
      return new Map([...before, ...fresh.map((row): [string, LocalizedText] => [row.itemKey, row.itemName])]);
    });
  }, [rows]);
  return met;
}
