import type { MemoryOrganisation, MemoryPerson } from '@flowhall/approval';
import type { DemoOrganisation } from '@flowhall/demo';

/** The demo organisation for the rules: ids are user names and keys, so that results read well. */
export function toMemoryOrganisation(organisation: DemoOrganisation): MemoryOrganisation {
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
