import type { Transaction } from '@flowhall/db';
import type { UnzippedItem } from '@flowhall/items';
import { storeDraft } from './create-draft.ts';
import * as drafts from './item-drafts.repository.ts';
import { keyOf } from './receive-zip.ts';

/** Begins a draft with what a zip holds, however wrong it is. @throws UserError `item-key-unknown`, `draft-exists` */
export async function importItem(
  tx: Transaction,
  zip: UnzippedItem & { readonly name: string },
  by: { readonly userId: string; readonly now: Date },
): Promise<drafts.ItemDraftRow> {
  const itemKey = keyOf(zip);
  const item = await drafts.findItem(tx, itemKey);
  const basedOn = item?.currentDefinition?.version ?? null;
  return storeDraft(tx, itemKey, { files: zip.files, basedOn, unchanged: false }, by);
}
