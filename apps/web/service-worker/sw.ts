import { outdatedCaches, routeOf } from './route-of.ts';

declare const self: ServiceWorkerGlobalScope;

interface Shell {
  /** Changes with every build. */
  version: string;
  /** What opening, applying and approving need. */
  files: string[];
}

// The build puts the names of its files here.
const shell: Shell = JSON.parse('__SHELL__');
const PREFIX = 'flowhall-shell-';
const CACHE = PREFIX + shell.version;
const PAGE = '/index.html';

self.addEventListener('install', (event) => {
  const fetchAll = async () => {
    const cache = await caches.open(CACHE);
    // Names with a hash may come from the browser's cache; the page itself must be that of this version.
    await Promise.all([
      cache.add(new Request(PAGE, { cache: 'reload' })),
      ...shell.files.map(async (file) => {
        // The cache of the version before will go one day.
        const kept = file.startsWith('/assets/') ? await caches.match(file) : undefined;
        await (kept ? cache.put(file, kept) : cache.add(file));
      }),
    ]);
  };
  event.waitUntil(fetchAll());
});

self.addEventListener('activate', (event) => {
  const takeOver = async () => {
    const gone = outdatedCaches(await caches.keys(), PREFIX, CACHE);
    await Promise.all(gone.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(takeOver());
});

// The page asks for the new version when its reader has agreed.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});

async function fromShell(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(PAGE)) ?? fetch(request);
}

async function fromFiles(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, response.clone());
  }
  return response;
}

self.addEventListener('fetch', (event) => {
  const answer = routeOf(event.request, self.location.origin);
  if (answer === 'shell') event.respondWith(fromShell(event.request));
  else if (answer === 'file') event.respondWith(fromFiles(event.request));
});
