import type { OrganisationDirectory } from '@flowhall/approval';
import type { ItemDetail, Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import type { DefinitionCache } from '../definitions/index.ts';
import { initialContext } from './initial-context.ts';
import { startableItem } from './items.policy.ts';
import { presentItemDetail } from './items.presenter.ts';
import * as items from './items.repository.ts';

export interface ItemServices {
  readonly db: DatabaseClient;
  readonly definitions: DefinitionCache;
  readonly directory: OrganisationDirectory;
  readonly clock: Clock;
}

/** Guide, materials, route and form of an item that the caller may start. */
export async function getItem(
  { db, definitions, directory, clock }: ItemServices,
  userId: string,
  key: string,
  lang: Language,
): Promise<ItemDetail> {
  const definition = await startableItem(db, definitions, userId, key);
  const now = clock();
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
    now,
    await initialContext(definition, directory, userId, now),
  );
}
