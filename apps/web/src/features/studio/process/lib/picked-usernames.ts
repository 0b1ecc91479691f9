import type { PickedPerson } from '@flowhall/contracts';

/**
 * The user names after people were picked: who was there keeps the place, new ones come behind, and names that nobody has
 * stay, because the picker cannot show them.
 */
export function pickedUsernames(
  before: readonly string[],
  shown: readonly PickedPerson[],
  picked: readonly PickedPerson[],
): string[] {
  const names = (people: readonly PickedPerson[]) => people.flatMap(({ username }) => username ?? []);
  const [were, now] = [new Set(names(shown)), new Set(names(picked))];
  const kept = before.filter((username) => now.has(username) || !were.has(username));
  return [...new Set([...kept, ...now])];
}
