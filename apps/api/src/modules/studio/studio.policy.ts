import { type DraftLock, PERMISSIONS, type Permission, type StudioAbilities } from '@flowhall/contracts';
import type { FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { isNowhere, may, reachOf, refuseBeyond } from '../../http/reach.ts';
import type { ItemDraftRow } from './item-drafts.repository.ts';

/** So long a draft stays in somebody's hands without a sign of them. */
const LOCK_MS = 5 * 60_000;

export const lockedUntil = (now: Date): Date => new Date(now.getTime() + LOCK_MS);

/** What somebody may do with an item; without one, with any. */
export function abilitiesOf(actor: Actor, itemKey?: string): StudioAbilities {
  const able = (name: Permission): boolean =>
    itemKey === undefined ? !isNowhere(reachOf(actor, name)) : may(actor, name, { itemKey });
  return { edit: able('definitions.edit'), deploy: able('definitions.deploy'), migrate: able('instances.migrate') };
}

/** Where the thing of a request belongs, by the address that names it: a draft or a version. */
export interface Whereabouts {
  readonly draft: (id: string) => Promise<{ readonly itemKey: string } | null>;
  readonly version: (id: string) => Promise<{ readonly itemKey: string } | null>;
}

/**
 * Before anything is done with a draft or a version: refuses whoever looks after other items. A try-out belongs to whoever
 * began it, on a draft that they may change.
 */
export function guardItems(whereabouts: Whereabouts): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const { access = '', scoped } = request.routeOptions.config;
    const name = PERMISSIONS.find((one) => one === access);
    if (!name || !scoped || request.actor.permissions.has(name)) return;
    const [, kind, id] = /^\/api\/studio\/(drafts|versions)\/([0-9a-f-]{36})(?:[/?]|$)/i.exec(request.url) ?? [];
    if (!kind || !id) return;
    const thing = await (kind === 'drafts' ? whereabouts.draft(id) : whereabouts.version(id));
    if (!thing) throw new UserError('not-found');
    refuseBeyond(request.actor, name, thing);
  };
}

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
