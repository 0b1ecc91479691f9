const STORAGE_KEY = 'flowhall.signed-in';

/** Notes on this device who is signed in here, null for nobody; holds no secret and grants nothing. */
export function rememberSession(userId: string | null): void {
  if (userId !== null) localStorage.setItem(STORAGE_KEY, userId);
  else localStorage.removeItem(STORAGE_KEY);
}

/** Who was signed in here last and has not signed out: whose drafts may be shown while the server cannot be asked. */
export const lastUserId = (): string | null => localStorage.getItem(STORAGE_KEY);

/**
 * Whether asking the server for a session is worth it. Scripts cannot see the refresh cookie, so without a note only public
 * pages are shown unasked: every other page asks, as the cookie may be there though the note is not.
 */
export function expectsSession(onPublicPage: boolean): boolean {
  return !onPublicPage || lastUserId() !== null;
}
