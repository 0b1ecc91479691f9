import { type MemoryPerson, memoryDirectory, type OrganisationDirectory } from '../src/index.ts';

const person = (
  username: string,
  departmentId: string,
  postKey: string | null,
  roles: readonly string[] = [],
  active = true,
): MemoryPerson => ({
  id: username,
  username,
  name: { zh: username, en: username },
  departmentId,
  department: { zh: departmentId, en: departmentId },
  post: null,
  active,
  roles,
  memberships: [{ departmentId, postKey, post: postKey === null ? null : { zh: postKey, en: postKey } }],
});

/** ann applies; rita and ralf review in her team; tom heads the team, boss the house above it. */
export const people: readonly MemoryPerson[] = [
  person('ann', 'team', null),
  person('rita', 'team', 'reviewer'),
  person('ralf', 'team', 'reviewer'),
  person('gone', 'team', 'reviewer', ['clerk'], false),
  person('tom', 'team', 'head'),
  person('boss', 'house', 'head'),
  person('sol', 'other', 'reviewer'),
  person('carl', 'other', null, ['clerk']),
  person('cleo', 'other', null, ['clerk']),
  person('root', 'house', null, ['admin']),
  person('eve', 'other', null),
];

/** Has applications of its own and nothing else. */
const visitor: MemoryPerson = { ...person('vic', 'other', null), visitor: true, memberships: [] };

const department = (id: string, parentId: string | null) => ({ id, key: id, name: { zh: id, en: id }, parentId });

export const directory: OrganisationDirectory = memoryDirectory({
  people: [...people, visitor],
  departments: [department('house', null), department('team', 'house'), department('other', 'house')],
  administratorRole: 'admin',
});
