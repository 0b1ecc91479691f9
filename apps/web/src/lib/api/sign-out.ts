import { leaveSession } from '../session/session.ts';
import { access, client } from './client.ts';

/** Ends the session here and on the server; without the server, at least here. */
export async function signOut(): Promise<void> {
  await client.POST('/api/auth/logout').catch(() => undefined);
  leaveSession();
  access.end();
}
