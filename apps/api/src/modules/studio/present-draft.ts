import type { ItemDraftView } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { Actor } from '../../http/actor.ts';
import { findUserNames } from '../definitions/index.ts';
import * as drafts from './item-drafts.repository.ts';
import { presentItemDraft } from './studio.presenter.ts';

/** A draft with its files and the names of whoever has to do with it. */
export async function presentDraft(
  db: DatabaseClient,
  row: drafts.ItemDraftRow,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<ItemDraftView> {
  const names = await findUserNames(db, [row.updatedBy, ...(row.lockedBy ? [row.lockedBy] : [])]);
  return presentItemDraft(row, await drafts.findFiles(db, row.id), { actor, now, names });
}
