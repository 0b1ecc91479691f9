import type { Department, HeldPost, OrganisationDirectory, Person } from './organisation.ts';

export interface MemoryPerson extends Person {
  readonly roles: readonly string[];
  readonly memberships: readonly HeldPost[];
}

/** A whole organisation as data: for scenarios, try-outs and tests. Lists keep the order in which people are given. */
export interface MemoryOrganisation {
  readonly people: readonly MemoryPerson[];
  readonly departments: readonly Department[];
  /** Role of those who are asked when nobody else is found. */
  readonly administratorRole: string;
}

/** An {@link OrganisationDirectory} over data in memory. */
export function memoryDirectory({ people, departments, administratorRole }: MemoryOrganisation): OrganisationDirectory {
  const byId = new Map(departments.map((department) => [department.id, department]));
  const above = (id: string): Department[] => {
    const parentId = byId.get(id)?.parentId;
    const parent = parentId ? byId.get(parentId) : undefined;
    return parent ? [parent, ...above(parent.id)] : [];
  };
  const isWithin = (id: string, departmentId: string): boolean =>
    id === departmentId || above(id).some((department) => department.id === departmentId);
  const filter = (wanted: (person: MemoryPerson) => boolean): Promise<Person[]> =>
    Promise.resolve(people.filter(wanted));
  return {
    peopleByIds: (ids) => filter((person) => ids.includes(person.id)),
    peopleByUsernames: (usernames) => filter((person) => usernames.includes(person.username)),
    peopleByRole: (roleKey) => filter((person) => person.roles.includes(roleKey)),
    peopleByPost: (postKey, departmentId) =>
      filter((person) =>
        person.memberships.some(
          (one) => one.postKey === postKey && (departmentId === null || one.departmentId === departmentId),
        ),
      ),
    postsOf: (personId) => Promise.resolve([...(people.find(({ id }) => id === personId)?.memberships ?? [])]),
    members: (departmentId, subtree) =>
      filter((person) =>
        person.memberships.some((one) =>
          subtree ? isWithin(one.departmentId, departmentId) : one.departmentId === departmentId,
        ),
      ),
    department: (id) => Promise.resolve(byId.get(id) ?? null),
    departmentByKey: (key) => Promise.resolve(departments.find((department) => department.key === key) ?? null),
    ancestors: (departmentId) => Promise.resolve(above(departmentId)),
    administrators: () => filter((person) => person.roles.includes(administratorRole)),
  };
}
