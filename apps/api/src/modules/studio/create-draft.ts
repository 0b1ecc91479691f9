import type { CreateItemDraftBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { type ItemFiles, newItemFiles } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import { findVersionFiles } from '../definitions/index.ts';
import * as itemChanges from './item-changes.repository.ts';
import * as drafts from './item-drafts.repository.ts';
import { lockedUntil } from './studio.policy.ts';

interface Beginning {
  readonly files: ItemFiles;
  /** Null for a new item. */
  readonly basedOn: number | null;
  /** Whether the files are those of that version. */
  readonly unchanged: boolean;
}

interface By {
  readonly userId: string;
  readonly now: Date;
}

/**
 * Begins a draft of a new item, or of an item's version. An item has one draft at a time; one that differs from no version
 * makes room.
 * @throws UserError `item-exists`, `not-found`, `draft-exists`
 */
export async function createDraft(tx: Transaction, body: CreateItemDraftBody, by: By): Promise<drafts.ItemDraftRow> {
  return storeDraft(tx, body.itemKey, await beginning(tx, body), by);
}

/** Stores files as the draft of an item. @throws UserError `draft-exists` with its id */
export async function storeDraft(
  tx: Transaction,
  itemKey: string,
  { files, basedOn, unchanged }: Beginning,
  { userId, now }: By,
): Promise<drafts.ItemDraftRow> {
  const before = await drafts.findByItem(tx, itemKey);
  const exists = (id: string | undefined) => new UserError('draft-exists', { current: { id } });
  if (before) {
    const locked = before.lockedBy !== userId && before.lockedUntil !== null && before.lockedUntil > now;
    if (before.revision !== before.baseRevision || locked) throw exists(before.id);
    await drafts.remove(tx, before.id);
    await itemChanges.forget(tx, itemKey);
  }
  const made = { itemKey, basedOn, baseRevision: unchanged ? 1 : 0, userId, at: now, lockedUntil: lockedUntil(now) };
  const row = await drafts.insert(tx, made, files);
  if (!row) throw exists((await drafts.findByItem(tx, itemKey))?.id);
  return row;
}

async function beginning(tx: Transaction, { itemKey, from, name }: CreateItemDraftBody): Promise<Beginning> {
  const item = await drafts.findItem(tx, itemKey);
  if (from && 'template' in from) {
    if (item) throw new UserError('item-exists', { params: { key: itemKey } });
    return { files: await newItemFiles(itemKey, name), basedOn: null, unchanged: false };
  }
  const current = item?.currentDefinition;
  const version = from?.version ?? current?.version;
  if (version === undefined) throw new UserError('not-found');
  const found = await drafts.findVersionId(tx, itemKey, version);
  const files = found && (await findVersionFiles(tx, found.id));
  if (!files) throw new UserError('not-found');
  // An older version would be a change if it were deployed.
  return { files, basedOn: version, unchanged: version === current?.version };
}
