import type { DraftView } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { fromJson } from '../../lib/json.ts';
import { presentAttachment } from '../attachments/index.ts';
import * as drafts from './drafts.repository.ts';
import { referencedIds } from './referenced-ids.ts';
import { type DraftServices, openDraft } from './seal-draft.ts';

/** Drafts of one person with the names of their services and files. */
export async function presentDrafts(
  db: DatabaseClient,
  { definitions, personal }: DraftServices,
  rows: readonly drafts.DraftRow[],
  userId: string,
): Promise<DraftView[]> {
  const [manifests, files] = await Promise.all([
    definitions.getManifests(
      db,
      rows.map((row) => row.definitionId),
    ),
    drafts.findFiles(
      db,
      userId,
      rows.flatMap((row) => referencedIds(row.form)),
    ),
  ]);
  return rows.map((row) => {
    const ids = new Set(referencedIds(row.form));
    const manifest = manifests.get(row.definitionId);
    return {
      id: row.id,
      itemKey: row.itemKey,
      itemName: manifest?.name ?? { zh: row.itemKey, en: row.itemKey },
      icon: manifest?.icon ?? 'form',
      form: openDraft(personal, userId, fromJson(row.form)),
      attachments: files.filter((file) => ids.has(file.id)).map(presentAttachment),
      version: row.version,
      updatedAt: row.updatedAt.toISOString(),
    };
  });
}

export async function presentDraft(
  db: DatabaseClient,
  services: DraftServices,
  row: drafts.DraftRow,
  userId: string,
): Promise<DraftView> {
  const [draft] = await presentDrafts(db, services, [row], userId);
  if (!draft) throw new UserError('not-found');
  return draft;
}
