import type { DatabaseClient } from '@flowhall/db';
import { grantColumns } from './sessions.repository.ts';

/** What sign-in needs of a person. */
export function findCredentials(client: DatabaseClient, username: string) {
  return client.user.findFirst({
    where: { username, status: 'ACTIVE' },
    select: { id: true, passwordHash: true },
  });
}

/** What decides what sign-in still asks of a person. */
export function findSignInFacts(client: DatabaseClient, id: string) {
  return client.user.findUniqueOrThrow({
    where: { id },
    select: { phoneVerifiedAt: true, passwordChange: true, passwordHash: true },
  });
}

export type CurrentUserRow = NonNullable<Awaited<ReturnType<typeof findCurrentUser>>>;

export function findCurrentUser(client: DatabaseClient, id: string, sessionId: string) {
  return client.user.findUnique({
    where: { id },
    select: {
      id: true,
      username: true,
      name: true,
      nameEn: true,
      locale: true,
      visitorOf: true,
      sessions: { where: { id: sessionId }, select: { pending: true } },
      roles: { select: grantColumns },
      memberships: {
        select: {
          main: true,
          department: { select: { id: true, name: true, nameEn: true } },
          post: { select: { name: true, nameEn: true } },
        },
        orderBy: { main: 'desc' },
      },
    },
  });
}

export async function setLocale(client: DatabaseClient, id: string, locale: string): Promise<void> {
  await client.user.update({ where: { id }, data: { locale }, select: { id: true } });
}
