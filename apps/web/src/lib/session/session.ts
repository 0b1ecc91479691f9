import type { CurrentUser } from '@flowhall/contracts';
import { createStore, useStore } from '../store.ts';

export type Session =
  | { state: 'unknown' }
  /** The server did not answer, so that nobody knows. */
  | { state: 'unreachable' }
  /** `leaving`: on purpose, so that the next person does not begin on this one's page. */
  | { state: 'signed-out'; leaving?: boolean }
  | { state: 'signed-in'; user: CurrentUser };

/** Who uses this tab. `unknown` until the first refresh has answered. */
export const session = createStore<Session>({ state: 'unknown' });

export function sessionChanged(user: CurrentUser | null): void {
  if (user) session.set({ state: 'signed-in', user });
  else if (session.get().state !== 'signed-out') session.set({ state: 'signed-out' });
}

/** Somebody signs out on purpose; the caller also ends the access. */
export function leaveSession(): void {
  session.set({ state: 'signed-out', leaving: true });
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
