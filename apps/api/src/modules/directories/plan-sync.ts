import {
  type DesiredOrganisation,
  type OrganisationChange,
  type OrganisationState,
  type PlanOptions,
  type PlanProblem,
  planOrganisation,
} from '../org/index.ts';
import type { EntryProblem, MappedDirectory, MappedPerson } from './map-directory.ts';

type PersonState = OrganisationState['people'][number];

export interface SyncOptions {
  readonly source: string;
  /** Everybody was read: whoever is missing has left. */
  readonly full: boolean;
  /** Accounts whose roles hold permissions. */
  readonly trusted: ReadonlySet<string>;
  /** Those who leave already. */
  readonly leaving: ReadonlySet<string>;
  readonly nextId: () => string;
  readonly sealPhone: PlanOptions['sealPhone'];
}

export interface SyncPlan {
  readonly changes: readonly OrganisationChange[];
  /** Who leaves: missing in the directory, or gone as it says. */
  readonly leaving: readonly PersonState[];
  /** Who was leaving and is there again. */
  readonly back: readonly string[];
  readonly problems: readonly EntryProblem[];
  /** People of this source who were open and did not leave. */
  readonly people: number;
}

/** Wishes that cannot be fulfilled are left out one after the other; no list of problems is longer than this. */
const ROUNDS = 50;

/**
 * What has to change here so that it is as in the directory. Pure. What cannot be is reported and left as it is here; the
 * rest goes on. Nobody is closed by the plan itself: whoever leaves is named.
 */
export function planSync(mapped: MappedDirectory, present: OrganisationState, options: SyncOptions): SyncPlan {
  const { source, full, leaving: already, nextId, sealPhone } = options;
  const problems: EntryProblem[] = [...mapped.problems];
  const ours = present.people.filter((one) => one.source === source && !one.closed && !already.has(one.id));
  const leaving = ours.filter(({ externalId }) => {
    if (externalId === null) return false;
    return mapped.gone.has(externalId) || (full && !mapped.seen.people.has(externalId));
  });
  const people = guard(mapped.people, present, options, problems);
  const wishes: DesiredOrganisation = {
    ...(mapped.units && {
      units: [...mapped.units, ...vanished(present.units, source, mapped.seen.units)],
    }),
    people,
    ...(mapped.groups && {
      groups: [...mapped.groups, ...vanished(present.groups, source, mapped.seen.groups)],
    }),
  };
  const { plan, refused } = planWithout(wishes, present, { source, nextId, sealPhone });
  problems.push(...refused.map(({ entity, key, problem, value }) => ({ entity, key, problem, value })));
  const there = new Set(people.map(({ externalId }) => externalId));
  const back = present.people.filter(
    ({ id, externalId }) => already.has(id) && externalId !== null && there.has(externalId),
  );
  return { changes: plan.changes, leaving, back: back.map(({ id }) => id), problems, people: ours.length };
}

/** Things of the source that are no longer in the directory: to be closed. */
const vanished = (
  present: readonly {
    readonly key: string;
    readonly source: string;
    readonly externalId: string | null;
    readonly closed: boolean;
  }[],
  source: string,
  seen: ReadonlySet<string>,
) =>
  present.flatMap(({ key, externalId, closed, ...one }) =>
    one.source === source && externalId !== null && !closed && !seen.has(externalId)
      ? [{ key, externalId, closed: true }]
      : [],
  );

/**
 * A directory makes nobody an administrator: an account with permissions is not taken over by its name, and one that came
 * from there keeps the name and the addresses by which its password could be set anew.
 */
function guard(
  people: readonly MappedPerson[],
  present: OrganisationState,
  { source, trusted }: SyncOptions,
  problems: EntryProblem[],
): MappedPerson[] {
  const known = present.people.filter(({ id }) => trusted.has(id));
  const byId = new Map(known.filter((one) => one.source === source).map((one) => [one.externalId, one]));
  const byName = new Map(known.map((one) => [one.username.toLowerCase(), one]));
  return people.flatMap((person): MappedPerson[] => {
    const own = byId.get(person.externalId);
    if (own) {
      const { email: _email, phone: _phone, ...rest } = person;
      return [{ ...rest, username: own.username }];
    }
    if (!byName.has(person.username.toLowerCase())) return [person];
    problems.push({ entity: 'person', key: person.username, problem: 'account-trusted', value: person.username });
    return [];
  });
}

function planWithout(
  wishes: DesiredOrganisation,
  present: OrganisationState,
  options: Pick<PlanOptions, 'source' | 'nextId' | 'sealPhone'>,
) {
  const refused: PlanProblem[] = [];
  let left = wishes;
  for (let round = 0; round < ROUNDS; round += 1) {
    const plan = planOrganisation(left, present, options);
    if (plan.problems.length === 0) return { plan, refused };
    refused.push(...plan.problems);
    left = without(left, plan.problems);
  }
  throw new Error('The wishes of a directory cannot be made to fit');
}

const fold = (key: string): string => key.trim().toLowerCase();

/** The wishes without those parts that problems are about. */
function without(wishes: DesiredOrganisation, problems: readonly PlanProblem[]): DesiredOrganisation {
  const of = (entity: PlanProblem['entity']) => problems.filter((one) => one.entity === entity);
  const keys = (entity: PlanProblem['entity']) =>
    new Set(of(entity).flatMap(({ problem, key }) => (problem === 'person-unknown' ? [] : fold(key))));
  const [units, people, groups] = [keys('unit'), keys('person'), keys('group')];
  const memberships = new Set(of('membership').map(({ key, value }) => `${fold(key)} ${fold(value)}`));
  const strangers = new Set(
    of('group').flatMap(({ problem, value }) => (problem === 'person-unknown' ? fold(value) : [])),
  );
  return {
    ...(wishes.units && { units: wishes.units.filter(({ key }) => !units.has(fold(key))) }),
    ...(wishes.people && {
      people: wishes.people
        .filter(({ username }) => !people.has(fold(username)))
        .map(({ memberships: wished, ...person }) => ({
          ...person,
          ...(wished && {
            memberships: wished.filter(
              ({ unitKey, postKey }) =>
                !memberships.has(`${fold(person.username)} ${fold(unitKey)}`) &&
                !memberships.has(`${fold(person.username)} ${fold(postKey ?? '')}`),
            ),
          }),
        })),
    }),
    ...(wishes.groups && {
      groups: wishes.groups
        .filter(({ key }) => !groups.has(fold(key)))
        .map(({ members, ...group }) => ({
          ...group,
          ...(members && { members: members.filter((one) => !strangers.has(fold(one))) }),
        })),
    }),
  };
}
