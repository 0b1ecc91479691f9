import type { DesiredGroup, PlanProblem } from './desired-organisation.ts';
import { fold, keeperOf, keptBy, type PlanContext } from './find-kept.ts';
import type { GroupState, PersonState } from './organisation.ts';

/** Groups as they are to be, with their members. */
export function planGroups(
  desired: readonly DesiredGroup[],
  present: readonly GroupState[],
  people: ReadonlyMap<string, PersonState>,
  context: PlanContext,
): { readonly wished: GroupState[] } {
  const { source, report, missing, complete } = context;
  const kept = keptBy(present, (group) => group.key, source);
  const wished = new Map<string, GroupState>();
  const byKey = new Map(present.map((group) => [fold(group.key), group.id]));
  for (const one of desired) {
    const problem = (code: PlanProblem['problem'], field: string, value: string) =>
      report({
        ...{ problem: code, entity: 'group', key: one.key, field, value },
        ...(one.origin && { origin: one.origin }),
      });
    const found = kept.find(one.key, one.externalId);
    const id = found?.id ?? context.nextId();
    const taken = byKey.get(fold(one.key));
    if (wished.has(id) || (taken !== undefined && taken !== id)) {
      problem('duplicate', 'key', one.key);
      continue;
    }
    const keeper = keeperOf(found, one.externalId, source);
    if (!keeper) {
      problem('kept-elsewhere', 'key', one.key);
      continue;
    }
    const name = one.name?.trim() || found?.name;
    if (!name) problem('name-missing', 'name', '');
    const memberIds = one.members?.flatMap((username) => {
      const person = people.get(fold(username));
      if (!person) problem('person-unknown', 'members', username);
      return person ? [person.id] : [];
    });
    byKey.set(fold(one.key), id);
    wished.set(id, {
      ...{ id, ...keeper, name: name ?? one.key },
      key: found && fold(found.key) === fold(one.key) ? found.key : one.key.trim(),
      nameEn: one.nameEn?.trim() || found?.nameEn || name || one.key,
      closed: one.closed ?? found?.closed ?? false,
      memberIds: memberIds ? [...new Set(memberIds)].sort() : (found?.memberIds ?? []),
    });
  }
  if (missing === 'close' && complete) {
    for (const group of present) {
      if (group.source === source && !group.closed && !wished.has(group.id)) {
        wished.set(group.id, { ...group, closed: true });
      }
    }
  }
  return { wished: [...wished.values()] };
}
