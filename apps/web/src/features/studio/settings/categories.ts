import { keyOf } from '../components/key-of.ts';

/** A category as `item.yaml` has it. */
export interface Category {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

/** The categories of the other items, each once, as the first item names it. */
export function otherCategories(
  items: readonly { readonly key: string; readonly category: Category | null }[],
  itemKey: string | undefined,
): Category[] {
  const found = new Map<string, Category>();
  for (const { key, category } of items) {
    if (key !== itemKey && category && !found.has(category.key)) found.set(category.key, category);
  }
  return [...found.values()];
}

/** What a new category is called until somebody names it. */
export const NEW_CATEGORY: Category = { key: 'new-category', zh: '新分类', en: 'New category' };

/** A category of this item alone under another English name: its key follows, and never becomes that of another one. */
export function renamedInEnglish(category: Category, en: string, others: readonly Category[]): Category {
  const wanted = keyOf(en) || category.key;
  const taken = new Set(others.map(({ key }) => key));
  let key = wanted;
  for (let number = 2; taken.has(key); number += 1) key = `${wanted}-${number}`;
  return { ...category, en, key };
}
