import { type PersonState, tidyMemberships } from './changes/organisation.ts';

interface Holding {
  readonly unitId: string;
  readonly postId: string;
  readonly holds: boolean;
}

/**
 * A person who holds a post in a unit from now on, or no longer. Whoever belonged to the unit without a post gets it there;
 * whoever loses the post stays in the unit.
 */
export function withHolders(person: PersonState, { unitId, postId, holds }: Holding): PersonState {
  const { memberships } = person;
  const held = memberships.find((one) => one.unitId === unitId && one.postId === postId);
  if (holds === (held !== undefined)) return person;
  const others = memberships.filter((one) => one !== held);
  if (!holds) {
    const stays = others.some((one) => one.unitId === unitId);
    const rest = stays ? others : [...others, { unitId, postId: null, main: held?.main ?? false }];
    return { ...person, memberships: tidyMemberships(rest) };
  }
  const plain = memberships.find((one) => one.unitId === unitId && one.postId === null);
  const added = { unitId, postId, main: plain?.main ?? memberships.length === 0 };
  return { ...person, memberships: tidyMemberships([...memberships.filter((one) => one !== plain), added]) };
}
