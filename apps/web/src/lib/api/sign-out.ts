import { forgetOwn } from '../session/own-storage.ts';
import { leaveSession, session } from '../session/session.ts';
import { access, client } from './client.ts';

/** Ends the session here and on the server, with what is kept in the browser; without the server, at least here. */
export async function signOut(): Promise<void> {
  const current = session.get();
  await client.POST('/api/auth/logout').catch(() => undefined);
  leaveSession();
  access.end();
  if (current.state === 'signed-in') forgetOwn(current.user.id, window.localStorage);
}
