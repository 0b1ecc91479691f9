import type { CurrentUser } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { presentCurrentUser } from './current-user.presenter.ts';
import * as users from './users.repository.ts';

export async function getCurrentUser(client: DatabaseClient, userId: string): Promise<CurrentUser> {
  const row = await users.findCurrentUser(client, userId);
  if (!row) throw new UserError('session-ended');
  return presentCurrentUser(row);
}
