import type { DraftLock, StudioAbilities } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import type { ItemDraftRow } from './item-drafts.repository.ts';

/** So long a draft stays in somebody's hands without a sign of them. */
const LOCK_MS = 5 * 60_000;

export const lockedUntil = (now: Date): Date => new Date(now.getTime() + LOCK_MS);

export const abilitiesOf = ({ permissions }: Actor): StudioAbilities => ({
  edit: permissions.has('definitions.edit'),
  deploy: permissions.has('definitions.deploy'),
  migrate: permissions.has('instances.migrate'),
});

/** Who has the draft in hand now. */
export function lockOf(
  row: ItemDraftRow,
  userId: string,
  now: Date,
  names: ReadonlyMap<string, string>,
): DraftLock | null {
  const { lockedBy, lockedUntil: until } = row;
  if (lockedBy === null || until === null || until <= now) return null;
  return {
    userId: lockedBy,
    userName: names.get(lockedBy) ?? '',
    until: until.toISOString(),
    mine: lockedBy === userId,
  };
}

/** @throws UserError `draft-locked` when somebody else has the draft in hand */
export function refuseLocked(lock: DraftLock | null): void {
  if (lock && !lock.mine) throw new UserError('draft-locked', { params: { user: lock.userName }, current: lock });
}
