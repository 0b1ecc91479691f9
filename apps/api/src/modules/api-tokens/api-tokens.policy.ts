import { type CreateApiTokenBody, type CreateMyTokenBody, KEPT_FROM_TOKENS } from '@flowhall/contracts';
import type { Actor } from '../../http/actor.ts';
import { isNowhere, reachOf } from '../../http/reach.ts';

/** Nobody hands on more than they may do themselves, and no program makes tokens. */
export const mayGrant = (actor: Actor, { permissions }: CreateApiTokenBody): boolean =>
  permissions.every((name) => name !== 'api-tokens.manage' && actor.permissions.has(name));

/** A token of one's own does what one may do oneself, but never what would lead further. */
export function mayAskFor(actor: Actor, { scopes }: CreateMyTokenBody): boolean {
  const kept: readonly string[] = KEPT_FROM_TOKENS;
  return scopes.every((name) => name === 'self' || (!kept.includes(name) && !isNowhere(reachOf(actor, name))));
}
