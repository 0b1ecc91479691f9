/** How a request is answered. */
export type Answer =
  /** The page that all pages of the application are. */
  | 'shell'
  /** A file whose name changes with its contents, or one that came with this version. */
  | 'file'
  /** As if there were no service worker: above all, everything of the API. */
  | 'network';

export interface AskedFor {
  method: string;
  mode: string;
  url: string;
}

/**
 * Answers of the API hold people's data and are never kept. Addresses with a name ending are files of their own, not pages; so are the
 * ways to other systems for signing in, all below /api/.
 */
export function routeOf({ method, mode, url }: AskedFor, origin: string): Answer {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin) return 'network';
  if (pathname === '/api' || pathname.startsWith('/api/')) return 'network';
  if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') return 'file';
  return mode === 'navigate' && !/\.\w+$/.test(pathname) ? 'shell' : 'network';
}

/** The caches to forget when a version takes over: open pages of the one before still need its files. */
export function outdatedCaches(names: readonly string[], prefix: string, current: string): string[] {
  const own = names.filter((name) => name.startsWith(prefix) && name !== current);
  return own.slice(0, -1);
}
