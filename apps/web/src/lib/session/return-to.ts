/** The page to go to after signing in: only a path of this site, never another one's address. */
export function safeReturnPath(value: string | null, origin: string): string {
  if (!value?.startsWith('/')) return '/';
  try {
    const url = new URL(value, origin);
    if (url.origin !== origin || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-in')) return '/';
    return url.pathname + url.search + url.hash;
  } catch {
    return '/';
  }
}
