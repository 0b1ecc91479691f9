import type { DesiredMembership, DesiredPerson, PlanProblem } from './desired-organisation.ts';
import { fold, keeperOf, keptBy, type PlanContext } from './find-kept.ts';
import {
  type MembershipState,
  type OrganisationState,
  type PersonState,
  type PostState,
  tidyMemberships,
  type UnitState,
} from './organisation.ts';

export interface PlannedPeople {
  readonly wished: PersonState[];
  readonly byUsername: ReadonlyMap<string, PersonState>;
  readonly originOf: ReadonlyMap<string, DesiredPerson>;
}

/** People as they are to be, with their memberships. */
export function planPeople(
  desired: readonly DesiredPerson[],
  { people: present, posts }: Pick<OrganisationState, 'people' | 'posts'>,
  units: ReadonlyMap<string, UnitState>,
  context: PlanContext,
): PlannedPeople {
  const { source, report, missing, complete } = context;
  const kept = keptBy(present, (person) => person.username, source);
  const postsByKey = new Map(posts.map((post) => [fold(post.key), post]));
  const wished = new Map<string, PersonState>();
  const originOf = new Map<string, DesiredPerson>();
  for (const one of desired) {
    const problem = (code: PlanProblem['problem'], field: string, value: string) =>
      report({
        ...{ problem: code, entity: 'person', key: one.username, field, value },
        ...(one.origin && { origin: one.origin }),
      });
    const found = kept.find(one.username, one.externalId);
    if (found && wished.has(found.id)) {
      problem('duplicate', 'username', one.username);
      continue;
    }
    const keeper = keeperOf(found, one.externalId, source);
    if (!keeper) {
      problem('kept-elsewhere', 'username', one.username);
      continue;
    }
    const name = one.name?.trim() || found?.name;
    if (!name) problem('name-missing', 'name', '');
    const id = found?.id ?? context.nextId();
    const memberships = one.memberships?.flatMap((membership) =>
      resolveMembership(membership, one.username, units, postsByKey, report),
    );
    wished.set(id, {
      ...{ id, ...keeper, name: name ?? one.username },
      username: found && fold(found.username) === fold(one.username) ? found.username : one.username.trim(),
      nameEn: pick(one.nameEn, found?.nameEn),
      email: pick(one.email, found?.email),
      ...phoneOf(one.phone, found, context),
      validUntil: pick(one.validUntil, found?.validUntil),
      closed: one.closed ?? found?.closed ?? false,
      memberships: memberships ? tidyMemberships(memberships) : (found?.memberships ?? []),
    });
    originOf.set(id, one);
  }
  if (missing === 'close' && complete) {
    for (const person of present) {
      if (person.source === source && !person.closed && !wished.has(person.id)) {
        wished.set(person.id, { ...person, closed: true });
      }
    }
  }
  const byUsername = new Map<string, PersonState>();
  for (const person of present) if (!wished.has(person.id)) byUsername.set(fold(person.username), person);
  for (const person of wished.values()) {
    const other = byUsername.get(fold(person.username));
    if (other) {
      const origin = originOf.get(person.id)?.origin;
      report({
        ...{ problem: wished.has(other.id) ? 'duplicate' : 'key-taken', entity: 'person', key: person.username },
        ...{ field: 'username', value: person.username },
        ...(origin && { origin }),
      });
    } else byUsername.set(fold(person.username), person);
  }
  return { wished: [...wished.values()], byUsername, originOf };
}

const pick = <T>(wish: T | null | undefined, present: T | null | undefined): T | null =>
  wish === undefined ? (present ?? null) : wish;

/** The same phone stays as it is sealed. */
function phoneOf(
  wish: string | null | undefined,
  found: PersonState | undefined,
  { sealPhone }: PlanContext,
): Pick<PersonState, 'phone' | 'phoneKey'> {
  const { phone = null, phoneKey = null } = found ?? {};
  if (wish === undefined) return { phone, phoneKey };
  if (wish === null) return { phone: null, phoneKey: null };
  const sealed = sealPhone(wish);
  return sealed.phoneKey === phoneKey ? { phone, phoneKey } : sealed;
}

function resolveMembership(
  { unitKey, postKey, main = false, origin }: DesiredMembership,
  username: string,
  units: ReadonlyMap<string, UnitState>,
  posts: ReadonlyMap<string, PostState>,
  report: PlanContext['report'],
): MembershipState[] {
  const unit = units.get(fold(unitKey));
  const post = postKey === null ? null : posts.get(fold(postKey));
  const said = { entity: 'membership', key: username, ...(origin && { origin }) } as const;
  if (!unit) report({ ...said, problem: 'unit-unknown', field: 'unitKey', value: unitKey });
  else if (unit.closed) report({ ...said, problem: 'unit-closed', field: 'unitKey', value: unitKey });
  if (post === undefined) report({ ...said, problem: 'post-unknown', field: 'postKey', value: postKey ?? '' });
  return unit && post !== undefined ? [{ unitId: unit.id, postId: post?.id ?? null, main }] : [];
}
