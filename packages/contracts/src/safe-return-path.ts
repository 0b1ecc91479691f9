const HERE = 'https://here.invalid';
/** Pages that lead on by themselves, and what is no page. */
const NOWHERE = ['//', '/sign-in', '/api/'];

/** A path within this site, whatever was asked for: never another site's address, and not the sign-in page itself. */
export function safeReturnPath(wanted: string | null): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  if (origin !== HERE || NOWHERE.some((begin) => pathname.startsWith(begin))) return '/';
  return pathname + search + hash;
}
