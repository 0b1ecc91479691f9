import type { MemoryOrganisation, MemoryPerson } from '@flowhall/approval';

interface Named {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
}

/** What scenarios need to know of an organisation; the demo university is one. */
export interface ScenarioOrganisation {
  readonly departments: readonly (Named & { readonly parentKey: string | null })[];
  readonly posts: readonly Named[];
  readonly roles: readonly { readonly key: string; readonly permissions: readonly string[] }[];
  readonly users: readonly {
    readonly username: string;
    readonly name: string;
    readonly nameEn: string;
    readonly roles: readonly string[];
    readonly memberships: readonly {
      readonly departmentKey: string;
      readonly postKey: string | null;
      readonly main: boolean;
    }[];
  }[];
}

/** An organisation for the rules: ids are user names and keys, so that results read well. */
export function toMemoryOrganisation(organisation: ScenarioOrganisation): MemoryOrganisation {
  const departments = organisation.departments.map(({ key, name, nameEn, parentKey }) => ({
    id: key,
    key,
    name: { zh: name, en: nameEn },
    parentId: parentKey,
  }));
  const nameOf = (list: readonly { key: string; name: string; nameEn: string }[], key: string | null | undefined) => {
    const found = list.find((one) => one.key === key);
    return found ? { zh: found.name, en: found.nameEn } : null;
  };
  const people = organisation.users.map((user): MemoryPerson => {
    const main = user.memberships.find((one) => one.main);
    return {
      id: user.username,
      username: user.username,
      name: { zh: user.name, en: user.nameEn },
      departmentId: main?.departmentKey ?? null,
      department: nameOf(organisation.departments, main?.departmentKey),
      post: nameOf(organisation.posts, main?.postKey),
      active: true,
      roles: user.roles,
      memberships: user.memberships.map(({ departmentKey, postKey }) => ({
        departmentId: departmentKey,
        postKey,
        post: nameOf(organisation.posts, postKey),
      })),
    };
  });
  return { people, departments, administratorRole: 'admin' };
}
