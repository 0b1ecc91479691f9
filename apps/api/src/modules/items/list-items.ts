import type { ItemSummary } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { DefinitionCache } from '../definitions/index.ts';
import { mayStart } from './items.policy.ts';
import { presentItem } from './items.presenter.ts';
import * as items from './items.repository.ts';

export interface ListItemsQuery {
  readonly q?: string;
  readonly category?: string;
  readonly favourite?: boolean;
}

/**
 * Services that the caller may start. Categories count what the search found in each, whichever one is chosen, so that
 * the tabs do not jump.
 */
export async function listItems(
  { db, definitions, now }: { db: DatabaseClient; definitions: DefinitionCache; now: Date },
  userId: string,
  query: ListItemsQuery,
) {
  const open = await items.findOpen(db);
  const manifests = await definitions.getManifests(
    db,
    open.map((item) => item.definitionId),
  );
  const [facts, habits] = await Promise.all([items.findAudienceFacts(db, userId), items.findHabits(db, userId)]);
  const offered = open.flatMap(({ definitionId }) => {
    const manifest = manifests.get(definitionId);
    return manifest && mayStart(manifest, facts) ? [manifest] : [];
  });
  const departments = await items.findDepartmentNames(
    db,
    offered.map((manifest) => manifest.department),
  );
  const found = offered
    .map((manifest) => {
      const { key, department } = manifest;
      const habit = habits.get(key);
      const about = {
        manifest,
        department: departments.get(department) ?? { zh: department, en: department },
        favourite: habit?.favourite ?? false,
        lastUsedAt: habit?.lastUsedAt ?? null,
      };
      return presentItem(about, now);
    })
    .filter((item) => (!query.q || isNamed(item, query.q)) && (!query.favourite || item.favourite));
  return {
    items: found.filter((item) => !query.category || item.category === query.category),
    categories: countCategories(found),
  };
}

/** Every word must occur in a name, the description or the category, in either language. */
function isNamed(item: ItemSummary, search: string): boolean {
  const texts = [item.name, item.description, item.categoryName, item.department].flatMap(({ zh, en }) => [zh, en]);
  const text = [...texts, item.key].join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function countCategories(found: readonly ItemSummary[]) {
  const categories = new Map<string, { key: string; name: ItemSummary['categoryName']; count: number }>();
  for (const { category, categoryName } of found) {
    const known = categories.get(category) ?? { key: category, name: categoryName, count: 0 };
    categories.set(category, { ...known, count: known.count + 1 });
  }
  return [...categories.values()];
}
