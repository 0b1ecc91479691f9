import type { CurrentUser } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { presentCurrentUser } from './current-user.presenter.ts';
import * as users from './users.repository.ts';

/** Whose session it is, as they see themselves. @throws UserError `session-ended` */
export async function getCurrentUser(
  client: DatabaseClient,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
): Promise<CurrentUser> {
  const row = await users.findCurrentUser(client, userId, sessionId);
  if (!row) throw new UserError('session-ended');
  return presentCurrentUser(row);
}
