import type { ItemSummary, LocalizedText } from '@flowhall/contracts';

/** What services are grouped by; also the name of the parameter in the address that holds the chosen group. */
export const GROUPINGS = ['category', 'department'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Stands among the groups for the reader's favourites; no key begins with `~`. */
export const FAVOURITES = '~favourites';

export interface ItemGroup {
  key: string;
  name: LocalizedText;
  count: number;
}

/** The key of the group that a service belongs to. Departments come without a key: their Chinese name serves. */
export const groupOf = (item: ItemSummary, grouping: Grouping): string =>
  grouping === 'category' ? item.category : item.department.zh;

/** The departments that offer services, those with most services first. */
export function departmentGroups(items: readonly ItemSummary[]): ItemGroup[] {
  const groups = new Map<string, ItemGroup>();
  for (const item of items) {
    const key = groupOf(item, 'department');
    const count = (groups.get(key)?.count ?? 0) + 1;
    groups.set(key, { key, name: item.department, count });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}

/** The services of a group; null stands for all. */
export function itemsOfGroup(items: readonly ItemSummary[], grouping: Grouping, key: string | null): ItemSummary[] {
  if (key === null) return [...items];
  return items.filter((item) => (key === FAVOURITES ? item.favourite : groupOf(item, grouping) === key));
}
