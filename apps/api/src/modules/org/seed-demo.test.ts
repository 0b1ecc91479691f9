import type { Database } from '@flowhall/db';
import { demoOrganisation } from '@flowhall/demo';
import { createTestDatabase } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDemoAccounts, hasRealPeople, seedDemo } from './index.ts';

describe('the demo university', () => {
  let database: Database;
  let hashed = 0;
  const hash = async () => {
    hashed += 1;
    return 'the hash';
  };
  const counts = async () => ({
    users: await database.prisma.user.count(),
    departments: await database.prisma.department.count(),
    memberships: await database.prisma.membership.count(),
    roles: await database.prisma.userRole.count(),
  });
  beforeAll(async () => {
    database = await createTestDatabase('pglite');
  });
  afterAll(() => database?.close());

  it('comes whole, with one hash for all', async () => {
    await seedDemo(database, hash);
    const { users, departments } = demoOrganisation;
    expect(await counts()).toEqual({
      users: users.length,
      departments: departments.length,
      memberships: users.flatMap(({ memberships }) => memberships).length,
      roles: users.flatMap(({ roles }) => roles).length,
    });
    expect(hashed).toBe(1);
  });

  it('comes once', async () => {
    const before = await counts();
    await seedDemo(database, hash);
    expect(await counts()).toEqual(before);
    expect(hashed).toBe(1);
  });

  it('gets back what is missing and keeps what was changed', async () => {
    const before = await counts();
    await database.prisma.user.delete({ where: { username: 'student' } });
    await database.prisma.department.update({ where: { key: 'library' }, data: { name: '新图书馆' } });
    await seedDemo(database, hash);
    expect(await counts()).toEqual(before);
    expect(await database.prisma.department.findUnique({ where: { key: 'library' } })).toMatchObject({
      name: '新图书馆',
    });
  });

  it('closes its accounts when the demo is over, and no other', async () => {
    expect(await hasRealPeople(database)).toBe(false);
    await database.prisma.user.create({ data: { username: 'real', name: '真人' } });
    expect(await hasRealPeople(database)).toBe(true);
    await closeDemoAccounts(database);
    const active = await database.prisma.user.findMany({ where: { status: 'ACTIVE' }, select: { username: true } });
    expect(active).toEqual([{ username: 'real' }]);
    await seedDemo(database, hash);
    expect(await database.prisma.user.count({ where: { status: 'CLOSED' } })).toBe(0);
  });
});
