const STORAGE_KEY = 'flowhall.signed-in';

/** Notes on this device whether somebody is signed in here; holds no secret and grants nothing. */
export function rememberSession(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(STORAGE_KEY, 'yes');
  else localStorage.removeItem(STORAGE_KEY);
}

/**
 * Whether asking the server for a session is worth it. Scripts cannot see the refresh cookie, so without a note only public
 * pages are shown unasked: every other page asks, as the cookie may be there though the note is not.
 */
export function expectsSession(onPublicPage: boolean): boolean {
  return !onPublicPage || localStorage.getItem(STORAGE_KEY) !== null;
}
