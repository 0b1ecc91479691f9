import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { DemoOrganisation, DemoUser } from '@flowhall/demo';

/** How many of these accounts exist. */
export const countUsers = (client: DatabaseClient, ids: readonly string[]): Promise<number> =>
  client.user.count({ where: { id: { in: [...ids] } } });

/** Whether there is anybody besides these accounts. */
export async function hasOthers(client: DatabaseClient, ids: readonly string[]): Promise<boolean> {
  return (
    (await client.user.findFirst({ where: { id: { notIn: [...ids] }, visitorOf: null }, select: { id: true } })) !==
    null
  );
}

export async function setStatus(
  client: DatabaseClient,
  ids: readonly string[],
  status: 'ACTIVE' | 'CLOSED',
): Promise<void> {
  await client.user.updateMany({ where: { id: { in: [...ids] }, status: { not: status } }, data: { status } });
}

interface Ids {
  department(key: string): string;
  post(key: string): string;
  role(key: string): string;
  user(username: string): string;
  membership(user: DemoUser, index: number): string;
}

/** Ids by key, of rows that were there before as well as of new ones. */
async function existing(rows: Promise<{ id: string; key: string }[]>): Promise<(key: string) => string> {
  const ids = new Map((await rows).map(({ id, key }) => [key, id]));
  return (key) => {
    const id = ids.get(key);
    if (!id) throw new Error(`The demo organisation refers to ${key}, which it does not contain`);
    return id;
  };
}

const skipDuplicates = true;

async function insertStructure(tx: Transaction, { departments, posts, roles }: DemoOrganisation, ids: Ids) {
  const departmentRows = departments.map(({ parentKey, ...row }, sortOrder) => {
    return { ...row, sortOrder, id: ids.department(row.key), parentId: parentKey && ids.department(parentKey) };
  });
  await tx.department.createMany({ skipDuplicates, data: departmentRows });
  await tx.post.createMany({
    skipDuplicates,
    data: posts.map((row, sortOrder) => ({ ...row, sortOrder, id: ids.post(row.key) })),
  });
  await tx.role.createMany({
    skipDuplicates,
    data: roles.map((row) => ({ ...row, permissions: [...row.permissions], id: ids.role(row.key) })),
  });
  return {
    department: await existing(tx.department.findMany({ select: { id: true, key: true } })),
    post: await existing(tx.post.findMany({ select: { id: true, key: true } })),
    role: await existing(tx.role.findMany({ select: { id: true, key: true } })),
  };
}

/** Adds what is missing of the organisation; what is there stays as it is. */
export async function insertOrganisation(
  tx: Transaction,
  organisation: DemoOrganisation,
  ids: Ids,
  passwordHash: string,
): Promise<void> {
  const { users } = organisation;
  const found = await insertStructure(tx, organisation, ids);
  await tx.user.createMany({
    skipDuplicates,
    data: users.map(({ memberships: _memberships, roles: _roles, ...row }) => ({
      ...row,
      id: ids.user(row.username),
      passwordHash,
    })),
  });
  await tx.membership.createMany({
    skipDuplicates,
    data: users.flatMap((user) =>
      user.memberships.map(({ departmentKey, postKey, main }, index) => ({
        id: ids.membership(user, index),
        userId: ids.user(user.username),
        departmentId: found.department(departmentKey),
        postId: postKey && found.post(postKey),
        main,
      })),
    ),
  });
  await tx.userRole.createMany({
    skipDuplicates,
    data: users.flatMap(({ username, roles }) =>
      roles.map((key) => ({ userId: ids.user(username), roleId: found.role(key) })),
    ),
  });
}
