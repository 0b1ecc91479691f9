import { PERMISSION_SCOPES, type Permission } from '@flowhall/contracts';
import { UserError } from '../errors.ts';
import type { Actor, NarrowedGrant } from './actor.ts';

/** What a permission of somebody is about: everything, or what one of these grants covers; none is nothing. */
export type Reach = 'everything' | readonly Omit<NarrowedGrant, 'permissions'>[];

/** Something that belongs to a service, and to a department if it is an application. */
export interface Placed {
  readonly itemKey: string;
  readonly departmentId?: string | null;
}

/** How far somebody's permissions reach; of several, together. */
export function reachOf(actor: Pick<Actor, 'permissions' | 'narrowed'>, ...names: readonly Permission[]): Reach {
  if (names.some((name) => actor.permissions.has(name))) return 'everything';
  return (actor.narrowed ?? []).filter((grant) => names.some((name) => gives(grant, name)));
}

/** Whether a grant gives a permission at all: only one that can be narrowed in this way. */
export function gives({ permissions, departmentIds, itemKeys }: NarrowedGrant, name: Permission): boolean {
  if (!permissions.includes(name)) return false;
  const kinds = PERMISSION_SCOPES[name];
  return (departmentIds === null || kinds.includes('department')) && (itemKeys === null || kinds.includes('item'));
}

export const isNowhere = (reach: Reach): boolean => reach.length === 0;

export function reaches(reach: Reach, { itemKey, departmentId = null }: Placed): boolean {
  if (reach === 'everything') return true;
  return reach.some(
    ({ departmentIds, itemKeys }) =>
      (itemKeys === null || itemKeys.includes(itemKey)) &&
      (departmentIds === null || (departmentId !== null && departmentIds.includes(departmentId))),
  );
}

/** Whether somebody may do this with a thing. */
export const may = (actor: Actor, name: Permission, thing: Placed): boolean => reaches(reachOf(actor, name), thing);

/** @throws UserError `not-found` for what is beyond: whoever may not do it must not learn that it exists */
export function refuseBeyond(actor: Actor, name: Permission, thing: Placed): void {
  if (!may(actor, name, thing)) throw new UserError('not-found');
}
