import type { PublicItem } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { ItemManifest } from '@flowhall/items';
import type { DefinitionCache } from '../definitions/index.ts';
import { findDepartmentNames, findOpen, renderGuide } from '../items/index.ts';

/** Open items that need no account, in the order of the service hall. */
export async function publicManifests(db: DatabaseClient, definitions: DefinitionCache): Promise<ItemManifest[]> {
  const open = await findOpen(db);
  const manifests = await definitions.getManifests(
    db,
    open.map((item) => item.definitionId),
  );
  return open.flatMap(({ definitionId }) => {
    const manifest = manifests.get(definitionId);
    return manifest?.audience.public ? [manifest] : [];
  });
}

/** What somebody without an account may know of them. */
export async function listPublicItems(db: DatabaseClient, definitions: DefinitionCache): Promise<PublicItem[]> {
  const manifests = await publicManifests(db, definitions);
  const names = await findDepartmentNames(
    db,
    manifests.map((manifest) => manifest.department),
  );
  return manifests.map(({ key, name, summary, department, icon, guide }) => ({
    ...{ key, name, icon, description: summary },
    department: names.get(department) ?? { zh: department, en: department },
    guide: { zh: renderGuide(guide.zh), en: renderGuide(guide.en) },
  }));
}
