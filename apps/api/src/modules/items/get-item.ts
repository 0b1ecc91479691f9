import type { ItemDetail, Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { DefinitionCache } from '../definitions/index.ts';
import { startableItem } from './items.policy.ts';
import { presentItemDetail } from './items.presenter.ts';
import * as items from './items.repository.ts';

/** Guide, materials, route and form of an item that the caller may start. */
export async function getItem(
  { db, definitions }: { db: DatabaseClient; definitions: DefinitionCache },
  userId: string,
  key: string,
  lang: Language,
): Promise<ItemDetail> {
  const definition = await startableItem(db, definitions, userId, key);
  const { department } = definition.manifest;
  const [names, habits] = await Promise.all([
    items.findDepartmentNames(db, [department]),
    items.findHabits(db, userId),
  ]);
  const habit = habits.get(key);
  return presentItemDetail(
    {
      department: names.get(department) ?? { zh: department, en: department },
      favourite: habit?.favourite ?? false,
      lastUsedAt: habit?.lastUsedAt ?? null,
    },
    definition,
    lang,
  );
}
