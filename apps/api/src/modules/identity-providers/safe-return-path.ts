const HERE = 'https://here.invalid';

/** A path within this site, whatever was asked for: never another site's address, and not the sign-in page itself. */
export function safeReturnPath(wanted: string): string {
  if (!wanted.startsWith('/')) return '/';
  try {
    const { origin, pathname, search, hash } = new URL(wanted, HERE);
    if (origin !== HERE || pathname.startsWith('//') || pathname.startsWith('/sign-in') || pathname.startsWith('/api/'))
      return '/';
    return pathname + search + hash;
  } catch {
    return '/';
  }
}
