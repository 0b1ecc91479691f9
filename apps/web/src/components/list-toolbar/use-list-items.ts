import type { LocalizedText } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { itemNamesQuery } from '../../lib/lists/item-names.ts';
import { useCurrentUser } from '../../lib/session/session.ts';

export type ListItems = ReadonlyMap<string, LocalizedText>;

/** Services that a list can be narrowed to, by key: all that there are, and those of its rows, which may have been closed since. */
export function useListItems(
  rows: readonly { itemKey: string; itemName: LocalizedText }[],
  wanted: boolean,
): ListItems {
  const isVisitor = useCurrentUser().visitorOf !== null;
  const names = useQuery({ ...itemNamesQuery, enabled: wanted && !isVisitor });
  return useMemo(
    () =>
      new Map([
        ...(names.data?.items.map(({ key, name }): [string, LocalizedText] => [key, name]) ?? []),
        ...rows.map((row): [string, LocalizedText] => [row.itemKey, row.itemName]),
      ]),
    [names.data, rows],
  );
}
