import type { DatabaseClient } from '@flowhall/db';

/** Whether one of a person's roles grants a permission everywhere. */
export async function holdsPermission(db: DatabaseClient, userId: string, permission: string): Promise<boolean> {
  const found = await db.userRole.findFirst({
    where: {
      userId,
      departmentIds: { isEmpty: true },
      itemKeys: { isEmpty: true },
      role: { permissions: { has: permission } },
    },
    select: { roleId: true },
  });
  return found !== null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What scenarios call people and departments, by id: of those ids that are somebody's or a department's. */
export async function findScenarioNames(
  db: DatabaseClient,
  texts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const id = { in: texts.filter((text) => UUID.test(text)) };
  const [users, departments] = await Promise.all([
    db.user.findMany({ where: { id }, select: { id: true, username: true } }),
    db.department.findMany({ where: { id }, select: { id: true, key: true } }),
  ]);
  return new Map([
    ...users.map((user) => [user.id, user.username] as const),
    ...departments.map((department) => [department.id, department.key] as const),
  ]);
}
