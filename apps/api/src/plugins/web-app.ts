import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fp from 'fastify-plugin';
import { sendProblem } from '../http/problem.ts';

export interface WebAppOptions {
  /** Folder of the built single-page application. */
  folder: string;
}

/** Vite puts a hash of the content into the names of these files. */
const HASHED = '/assets/';
const FOREVER = 'public, max-age=31536000, immutable';

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;

/** Source expressions for the content security policy: one for each script that stands in the built page. */
export function inlineScriptsOf(folder: string): string[] {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return [];
  return [...readFileSync(page, 'utf8').matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}

const isPage = (accept: string | undefined): boolean => accept === undefined || /text\/html|\*\/\*/.test(accept);

/** Serves the single-page application; an address that is no file is one of its pages. Unknown API addresses are not. */
export const webApp = fp<WebAppOptions>(
  async (app, { folder }) => {
    const built = existsSync(join(folder, 'index.html'));
    if (built) {
      await app.register(fastifyStatic, {
        root: folder,
        wildcard: true,
        preCompressed: true,
        cacheControl: false,
        setHeaders: (reply, path) => {
          void reply.header('cache-control', path.includes(HASHED) ? FOREVER : 'no-cache');
        },
      });
    }
    app.setNotFoundHandler((request, reply) => {
      const [pathname = ''] = request.url.split('?', 1);
      const page = request.method === 'GET' && isPage(request.headers.accept) && !pathname.startsWith(HASHED);
      if (!built || !page || pathname === '/api' || pathname.startsWith('/api/')) {
        return sendProblem(request, reply, 'not-found');
      }
      return reply.sendFile('index.html');
    });
  },
  { name: 'web-app' },
);
