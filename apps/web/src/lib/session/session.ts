import type { CurrentUser, Permission } from '@flowhall/contracts';
import { createStore, useStore } from '../store.ts';

export type Session =
  | { state: 'unknown' }
  /** The server did not answer, so that nobody knows. */
  | { state: 'unreachable' }
  | { state: 'signed-out' }
  | { state: 'signed-in'; user: CurrentUser };

/** Who uses this tab. `unknown` until the first refresh has answered. */
export const session = createStore<Session>({ state: 'unknown' });

export function sessionChanged(user: CurrentUser | null): void {
  session.set(user ? { state: 'signed-in', user } : { state: 'signed-out' });
}

export function useSession(): Session {
  return useStore(session);
}

/** The signed-in person; only for components below a protected route. */
export function useCurrentUser(): CurrentUser {
  const current = useSession();
  if (current.state !== 'signed-in') throw new Error('useCurrentUser is only for pages that need a signed-in person');
  return current.user;
}

export function usePermission(permission: Permission): boolean {
  const current = useSession();
  return current.state === 'signed-in' && current.user.permissions.includes(permission);
}
