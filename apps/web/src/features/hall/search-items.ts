import type { ItemSummary } from '@flowhall/contracts';

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

function haystack(item: ItemSummary): string {
  const texts = [item.name, item.department, item.categoryName, item.description];
  return fold(texts.flatMap((text) => [text.zh, text.en]).join('\n'));
}

/** Services in which every word of the query occurs, in either language. */
export function searchItems(items: readonly ItemSummary[], query: string): ItemSummary[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const text = haystack(item);
    return words.every((word) => text.includes(word));
  });
}

/** What the reader used last, most recent first. */
export function recentItems(items: readonly ItemSummary[], limit: number): ItemSummary[] {
  return items
    .filter((item) => item.lastUsedAt !== null)
    .toSorted((a, b) => (b.lastUsedAt ?? '').localeCompare(a.lastUsedAt ?? ''))
    .slice(0, limit);
}
