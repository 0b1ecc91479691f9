import type { CurrentUser, Language } from '@flowhall/contracts';
import type { Database } from '@flowhall/db';
import type { Actor } from '../../http/actor.ts';
import { getCurrentUser } from './get-current-user.ts';
import * as users from './users.repository.ts';

/** Changes personal settings; what is absent stays. */
export async function updateMe(
  { database: { prisma } }: { database: Database },
  actor: Pick<Actor, 'userId' | 'sessionId'>,
  { locale }: { locale?: Language },
): Promise<CurrentUser> {
  if (locale) await users.setLocale(prisma, actor.userId, locale);
  return getCurrentUser(prisma, actor);
}
