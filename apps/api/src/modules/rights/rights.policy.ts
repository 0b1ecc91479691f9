import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';

/** Nobody hands on, changes or takes what they do not hold themselves, everywhere. */
export const holdsAll = ({ permissions }: Actor, names: readonly string[]): boolean => {
  const held: ReadonlySet<string> = permissions;
  return names.every((name) => held.has(name));
};

/** @throws UserError `forbidden` */
export function refuseMore(actor: Actor, names: readonly string[]): void {
  if (!holdsAll(actor, names)) throw new UserError('forbidden');
}
