import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '@flowhall/db';
import { demoOrganisation } from '@flowhall/demo';
import { hashPassword } from '../src/modules/auth/passwords.ts';

export const PASSWORD = 'flowhall';

/** One id for each key. */
function freshIds(): (key: string) => string {
  const ids = new Map<string, string>();
  return (key) => {
    const id = ids.get(key) ?? randomUUID();
    ids.set(key, id);
    return id;
  };
}

/** Fills an empty database with the demo university; everybody has the same password. */
export async function insertOrganisation(prisma: PrismaClient): Promise<void> {
  const { departments, posts, roles, users } = demoOrganisation;
  const departmentId = freshIds();
  const postId = freshIds();
  const roleId = freshIds();
  const userId = freshIds();
  const passwordHash = await hashPassword(PASSWORD);
  await prisma.department.createMany({
    data: departments.map(({ key, name, nameEn, parentKey }, sortOrder) => ({
      ...{ key, name, nameEn, sortOrder, id: departmentId(key) },
      parentId: parentKey === null ? null : departmentId(parentKey),
    })),
  });
  await prisma.post.createMany({
    data: posts.map(({ key, name, nameEn }, sortOrder) => ({ key, name, nameEn, sortOrder, id: postId(key) })),
  });
  await prisma.role.createMany({
    data: roles.map(({ key, name, nameEn, permissions }) => ({
      ...{ key, name, nameEn, id: roleId(key) },
      permissions: [...permissions],
    })),
  });
  await prisma.user.createMany({
    data: users.map(({ username, name, nameEn, email, phone }) => ({
      ...{ username, name, nameEn, email, phone, passwordHash, id: userId(username) },
    })),
  });
  await prisma.membership.createMany({
    data: users.flatMap(({ username, memberships }) =>
      memberships.map(({ departmentKey, postKey, main }) => ({
        userId: userId(username),
        departmentId: departmentId(departmentKey),
        postId: postKey === null ? null : postId(postKey),
        main,
      })),
    ),
  });
  await prisma.userRole.createMany({
    data: users.flatMap(({ username, roles: keys }) =>
      keys.map((key) => ({ userId: userId(username), roleId: roleId(key) })),
    ),
  });
}
