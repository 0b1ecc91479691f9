import type { Department, HeldPost, OrganisationDirectory, Person } from '@flowhall/approval';
import type { World } from './world.ts';

/**
 * An organisation as scenarios see one: people's ids are their user names, departments' their keys. Only who and what is
 * asked for is looked up in the world behind it.
 */
export function namedWorld(world: World): World {
  const keys = new Map<string, string>();
  const departmentIds = new Map<string, string>();

  const real = (): OrganisationDirectory => world.directory;
  async function note(department: Department | null): Promise<Department | null> {
    if (!department) return null;
    keys.set(department.id, department.key);
    departmentIds.set(department.key, department.id);
    return department;
  }
  async function keyOf(id: string | null): Promise<string | null> {
    if (id === null) return null;
    return keys.get(id) ?? (await note(await real().department(id)))?.key ?? null;
  }
  async function idOf(key: string): Promise<string | null> {
    return departmentIds.get(key) ?? (await note(await real().departmentByKey(key)))?.id ?? null;
  }
  async function named(people: readonly Person[]): Promise<Person[]> {
    const all: Person[] = [];
    for (const person of people) {
      all.push({ ...person, id: person.username, departmentId: await keyOf(person.departmentId) });
    }
    return all;
  }
  async function byKey(department: Department | null): Promise<Department | null> {
    if (!department) return null;
    await note(department);
    return { ...department, id: department.key, parentId: await keyOf(department.parentId) };
  }
  async function personId(username: string): Promise<string | null> {
    const [person] = await real().peopleByUsernames([username]);
    return person?.id ?? null;
  }

  const directory: OrganisationDirectory = {
    peopleByIds: async (ids) => named(await real().peopleByUsernames(ids)),
    peopleByUsernames: async (usernames) => named(await real().peopleByUsernames(usernames)),
    peopleByRole: async (roleKey) => named(await real().peopleByRole(roleKey)),
    async peopleByPost(postKey, departmentKey) {
      if (departmentKey === null) return named(await real().peopleByPost(postKey, null));
      const id = await idOf(departmentKey);
      return id === null ? [] : named(await real().peopleByPost(postKey, id));
    },
    async postsOf(username) {
      const id = await personId(username);
      const held: HeldPost[] = [];
      for (const post of id === null ? [] : await real().postsOf(id)) {
        held.push({ ...post, departmentId: (await keyOf(post.departmentId)) ?? post.departmentId });
      }
      return held;
    },
    async members(departmentKey, subtree) {
      const id = await idOf(departmentKey);
      return id === null ? [] : named(await real().members(id, subtree));
    },
    department: async (key) => byKey(await real().departmentByKey(key)),
    departmentByKey: async (key) => byKey(await real().departmentByKey(key)),
    async ancestors(departmentKey) {
      const id = await idOf(departmentKey);
      const above: Department[] = [];
      for (const one of id === null ? [] : await real().ancestors(id)) {
        const department = await byKey(one);
        if (department) above.push(department);
      }
      return above;
    },
    administrators: async () => named(await real().administrators()),
  };
  return {
    directory,
    async audienceFacts(username) {
      const id = await personId(username);
      return id === null ? null : world.audienceFacts(id);
    },
    async isOperator(username) {
      const id = await personId(username);
      return id !== null && world.isOperator(id);
    },
  };
}
