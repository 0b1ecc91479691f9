import type { DatabaseClient } from '@flowhall/db';
import type { ScenarioOrganisation } from '@flowhall/scenarios';

/** The whole organisation, for scenarios: people with an account that works. */
export async function findOrganisation(db: DatabaseClient): Promise<ScenarioOrganisation> {
  const [departments, posts, roles, users] = await Promise.all([
    db.department.findMany({ orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }] }),
    db.post.findMany({ orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }] }),
    db.role.findMany({ select: { key: true, permissions: true } }),
    db.user.findMany({
      where: { status: 'ACTIVE', visitorOf: null },
      orderBy: { username: 'asc' },
      select: {
        ...{ username: true, name: true, nameEn: true },
        roles: { select: { role: { select: { key: true } } } },
        memberships: {
          select: { main: true, department: { select: { key: true } }, post: { select: { key: true } } },
          orderBy: [{ main: 'desc' }, { id: 'asc' }],
        },
      },
    }),
  ]);
  const keys = new Map(departments.map(({ id, key }) => [id, key]));
  return {
    departments: departments.map(({ key, name, nameEn, parentId }) => ({
      ...{ key, name, nameEn },
      parentKey: (parentId && keys.get(parentId)) || null,
    })),
    posts,
    roles,
    users: users.map(({ username, name, nameEn, ...user }) => ({
      ...{ username, name, nameEn: nameEn ?? name },
      roles: user.roles.map(({ role }) => role.key),
      memberships: user.memberships.map(({ main, department, post }) => ({
        ...{ main, departmentKey: department.key, postKey: post?.key ?? null },
      })),
    })),
  };
}
