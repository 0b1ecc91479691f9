import type { DraftLock, SaveItemDraftBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { ItemFiles } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import { findUserNames } from '../definitions/index.ts';
import { areThere, changeFiles } from './change-files.ts';
import * as itemChanges from './item-changes.repository.ts';
import * as drafts from './item-drafts.repository.ts';
import type { StudioServices } from './services.ts';
import { lockedUntil, lockOf, refuseLocked } from './studio.policy.ts';
import { touchedBy } from './touched-elements.ts';

/** A draft and whoever works on it. */
export interface At {
  readonly id: string;
  readonly userId: string;
}

/** Locks a draft's row and tells who has it in hand. @throws UserError `not-found` */
async function hold(
  tx: Transaction,
  { id, userId }: At,
  now: Date,
): Promise<{ row: drafts.ItemDraftRow; lock: DraftLock | null }> {
  const row = await drafts.lock(tx, id);
  if (!row) throw new UserError('not-found');
  const names = await findUserNames(tx, row.lockedBy ? [row.lockedBy] : []);
  return { row, lock: lockOf(row, userId, now, names) };
}

/**
 * The row of a draft, locked, that nobody else has in hand and that is at the revision the caller has seen.
 * @throws UserError `not-found`, `draft-locked`, `draft-conflict` with the present revision
 */
export async function holdAt(tx: Transaction, at: At, revision: number, now: Date): Promise<drafts.ItemDraftRow> {
  const { row, lock } = await hold(tx, at, now);
  refuseLocked(lock);
  if (row.revision !== revision) throw conflict(row);
  return row;
}

const conflict = ({ revision }: drafts.ItemDraftRow): UserError =>
  new UserError('draft-conflict', { current: { revision } });

/**
 * Saves changes, and keeps the draft in the saver's hands. Changes that the same person has saved already, of whose answer
 * nothing was heard, are not a conflict: they are there.
 */
export async function saveDraft(
  tx: Transaction,
  at: At,
  { revision, changes }: SaveItemDraftBody,
  now: Date,
): Promise<{ row: drafts.ItemDraftRow; files: ItemFiles }> {
  const { id, userId } = at;
  const { row: before, lock } = await hold(tx, at, now);
  refuseLocked(lock);
  if (before.revision !== revision) {
    const present = await drafts.findFiles(tx, id);
    if (before.revision === revision + 1 && before.updatedBy === userId && areThere(changes, present)) {
      return { row: before, files: present };
    }
    throw conflict(before);
  }
  const { before: old, after: files } = await changeFiles(tx, id, changes);
  const touched = await touchedBy(old, files);
  await itemChanges.record(tx, { itemKey: before.itemKey, userId, at: now, files: touched });
  const row = await drafts.update(tx, id, {
    ...{ revision: { increment: 1 }, updatedAt: now, updatedBy: userId },
    ...{ lockedBy: userId, lockedUntil: lockedUntil(now) },
  });
  return { row, files };
}

/** Takes a draft in hand, or from somebody else, who is told. @throws UserError `not-found`, `draft-locked` */
export async function takeDraft(
  { clock, publish }: Pick<StudioServices, 'clock' | 'publish'>,
  tx: Transaction,
  at: At,
  takeOver: boolean,
): Promise<DraftLock> {
  const { id, userId } = at;
  const now = clock();
  const { row, lock } = await hold(tx, at, now);
  if (!takeOver) refuseLocked(lock);
  const until = lockedUntil(now);
  const taken = await drafts.update(tx, id, { lockedBy: userId, lockedUntil: until });
  if (lock && !lock.mine) {
    publish(tx, [lock.userId], { kind: 'studio' });
    await recordAudit(tx, {
      action: 'item-draft-taken-over',
      at: now,
      actorId: userId,
      subject: row.itemKey,
      itemKey: row.itemKey,
    });
  }
  const names = await findUserNames(tx, [userId]);
  const own = lockOf(taken, userId, now, names);
  if (!own) throw new UserError('not-found');
  return own;
}

/** Lays a draft out of hand; somebody else's stays in theirs. @throws UserError `not-found` */
export async function layDown(tx: Transaction, at: At, now: Date): Promise<void> {
  const { row } = await hold(tx, at, now);
  if (row.lockedBy === at.userId) await drafts.update(tx, at.id, { lockedBy: null, lockedUntil: null });
}

/** Throws a draft away. @throws UserError `not-found`, `draft-locked` */
export async function throwAway(tx: Transaction, at: At, now: Date): Promise<void> {
  const { row, lock } = await hold(tx, at, now);
  refuseLocked(lock);
  await drafts.remove(tx, at.id);
  await itemChanges.forget(tx, row.itemKey);
  const detail = { changed: row.revision !== row.baseRevision };
  await recordAudit(tx, {
    action: 'item-draft-deleted',
    at: now,
    actorId: at.userId,
    subject: row.itemKey,
    itemKey: row.itemKey,
    detail,
  });
}
