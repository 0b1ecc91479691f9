import type { CurrentUser, Language } from '@flowhall/contracts';
import type { Database } from '@flowhall/db';
import { getCurrentUser } from './get-current-user.ts';
import * as users from './users.repository.ts';

/** Changes personal settings; what is absent stays. */
export async function updateMe(
  { database: { prisma } }: { database: Database },
  userId: string,
  { locale }: { locale?: Language },
): Promise<CurrentUser> {
  if (locale) await users.setLocale(prisma, userId, locale);
  return getCurrentUser(prisma, userId);
}
