import { describe, expect, it } from 'vitest';
import { demoAccounts, demoOrganisation } from './organisation.ts';

const { departments, posts, roles, users } = demoOrganisation;
const keys = (list: readonly { key: string }[]): string[] => list.map((one) => one.key);
const repeated = (list: readonly string[]): string[] => list.filter((one, index) => list.indexOf(one) !== index);

describe('the demo organisation', () => {
  it('repeats no key, user name, phone or full name', () => {
    for (const list of [keys(departments), keys(posts), keys(roles)]) expect(repeated(list)).toEqual([]);
    for (const field of ['username', 'phone', 'name'] as const) {
      expect(repeated(users.map((user) => user[field]))).toEqual([]);
    }
  });

  it('refers only to departments, posts and roles that exist', () => {
    for (const user of users) {
      expect(user.memberships.filter((one) => one.main)).toHaveLength(1);
      for (const one of user.memberships) {
        expect(keys(departments)).toContain(one.departmentKey);
        if (one.postKey) expect(keys(posts)).toContain(one.postKey);
      }
      for (const role of user.roles) expect(keys(roles)).toContain(role);
    }
  });

  it('names parents before their children and has one root', () => {
    const seen = new Set<string>();
    for (const { key, parentKey } of departments) {
      if (parentKey) expect(seen).toContain(parentKey);
      seen.add(key);
    }
    expect(departments.filter((one) => one.parentKey === null)).toHaveLength(1);
  });

  it('gives every department a head', () => {
    const headed = users.flatMap((user) =>
      user.memberships.filter((one) => one.postKey === 'head').map((one) => one.departmentKey),
    );
    expect(keys(departments).filter((key) => !headed.includes(key))).toEqual([]);
  });

  it('holds the accounts that the sign-in page offers and enough others', () => {
    expect(demoAccounts).toEqual(['director', 'leader', 'network', 'card', 'staff', 'student', 'designer', 'admin']);
    expect(users.length).toBeGreaterThan(90);
  });
});
