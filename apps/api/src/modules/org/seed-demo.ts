import { createHash } from 'node:crypto';
import type { Database } from '@flowhall/db';
import { DEMO_PASSWORD, demoOrganisation } from '@flowhall/demo';
import { withTransaction } from '../../lib/transaction.ts';
import { countUsers, hasOthers, insertOrganisation, setStatus } from './demo.repository.ts';

/** Always the same id for the same thing, so that seeding twice adds nothing and demo accounts can be told apart. */
function demoId(kind: string, key: string): string {
  const hex = createHash('sha256').update(`flowhall demo ${kind} ${key}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

const ids: Parameters<typeof insertOrganisation>[2] = {
  department: (key) => demoId('department', key),
  post: (key) => demoId('post', key),
  role: (key) => demoId('role', key),
  user: (username) => demoId('user', username),
  membership: (user, index) => demoId('membership', `${user.username} ${index}`),
};

const userIds = demoOrganisation.users.map(({ username }) => ids.user(username));

/** Puts the demo university into the database and opens its accounts; what is there already stays as it is. */
export async function seedDemo(database: Database, hashPassword: (password: string) => Promise<string>): Promise<void> {
  const { prisma } = database;
  if ((await countUsers(prisma, userIds)) < userIds.length) {
    // One hash for all: a hundred would take seconds and everybody knows the password anyway.
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await withTransaction(prisma, (tx) => insertOrganisation(tx, demoOrganisation, ids, passwordHash));
  }
  await setStatus(prisma, userIds, 'ACTIVE');
}

/** Whether a database is in use by people who are not the demo's: a demo would open accounts with a public password to it. */
export const hasRealPeople = ({ prisma }: Database): Promise<boolean> => hasOthers(prisma, userIds);

/** Closes demo accounts that an earlier demo left behind: their password is public. */
export async function closeDemoAccounts(database: Database): Promise<void> {
  await setStatus(database.prisma, userIds, 'CLOSED');
}
