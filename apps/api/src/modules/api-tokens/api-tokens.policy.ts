import type { CreateApiTokenBody } from '@flowhall/contracts';
import type { Actor } from '../../http/actor.ts';

/** Nobody hands on more than they may do themselves, and no program makes tokens. */
export const mayGrant = (actor: Actor, { permissions }: CreateApiTokenBody): boolean =>
  permissions.every((name) => name !== 'api-tokens.manage' && actor.permissions.has(name));
