import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';
import { type Manifest, readManifest, staticGraph } from './static-graph.ts';

/** What the hall needs before it can be used; asked for together with the entry instead of one after the other. */
const FIRST_PAGE = ['src/features/hall/pages/hall-page.tsx'];
const LANGUAGE = 'src/i18n/zh/pack.ts';

/** What an installed application opens without the network: everything of applicants and approvers. */
const OFFLINE = [
  'index.html',
  ...FIRST_PAGE,
  LANGUAGE,
  'src/i18n/en/pack.ts',
  'src/app/layout/notices.tsx',
  'src/components/pull-to-refresh/pull-to-refresh.tsx',
  'src/features/hall/pages/item-page.tsx',
  'src/components/step-form/loaded-form.tsx',
  'src/features/tasks/pages/task-center-page.tsx',
  'src/features/tasks/pages/task-page.tsx',
  'src/features/instances/pages/applications-page.tsx',
  'src/features/instances/pages/instance-page.tsx',
  'src/features/auth/pages/me-page.tsx',
  'src/features/auth/pages/sign-in-page.tsx',
];

/** Whatever these fetch on demand is needed without the network, too: drafts are. */
const OFFLINE_FOLDER = 'src/features/apply/';

const SMALL = 1024;
const COMPRESSIBLE = /\.(?:js|css|svg|webmanifest)$/;

/** Files of the first page that the entry does not import by itself. */
function hintsFor(manifest: Manifest): string {
  const entry = staticGraph(manifest, ['index.html']);
  const first = staticGraph(manifest, [...FIRST_PAGE, LANGUAGE]);
  const later = [...first].filter(([file]) => !entry.has(file));
  const styles = new Set(later.flatMap(([, { css = [] }]) => css));
  for (const { css = [] } of entry.values()) for (const file of css) styles.delete(file);
  return [
    ...later.map(([file]) => `<link rel="modulepreload" crossorigin href="/${file}">`),
    ...[...styles].map((file) => `<link rel="preload" as="style" crossorigin href="/${file}">`),
  ]
    .map((line) => `    ${line}\n`)
    .join('');
}

function writeServiceWorker(dist: string, manifest: Manifest): void {
  const onDemand = Object.keys(manifest).filter((key) => key.startsWith(OFFLINE_FOLDER));
  const chunks = staticGraph(manifest, [...OFFLINE, ...onDemand]);
  const files = new Set([...chunks].flatMap(([file, { css = [] }]) => [file, ...css]).map((file) => `/${file}`));
  const path = join(dist, 'sw.js');
  const code = readFileSync(path, 'utf8');
  if (/\bimport\b/.test(code)) throw new Error('The service worker must stand alone.');
  const hash = createHash('sha256')
    .update(code)
    .update(readFileSync(join(dist, 'index.html')));
  for (const file of files) hash.update(file);
  const shell = JSON.stringify({ version: hash.digest('hex').slice(0, 12), files: [...files, '/favicon.svg'] });
  const filled = code.replace(/(["'`])__SHELL__\1/, () => JSON.stringify(shell));
  if (filled === code) throw new Error('The service worker has no place for the names of the files.');
  writeFileSync(path, filled);
}

/** Beside every file that shrinks, so that the server needs no time for it. */
function compress(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => COMPRESSIBLE.test(each))) {
    const contents = readFileSync(join(folder, name));
    if (contents.length < SMALL) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: contents.length };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(contents, { params }));
  }
}

/** After the build: hints for the first page, the files of the service worker, compressed copies. */
export function finishBuild(dist: string): Plugin {
  return {
    name: 'flowhall:finish-build',
    apply: 'build',
    closeBundle() {
      const manifest = readManifest(dist);
      const page = join(dist, 'index.html');
      writeFileSync(page, readFileSync(page, 'utf8').replace('  </head>', `${hintsFor(manifest)}  </head>`));
      writeServiceWorker(dist, manifest);
      compress(join(dist, 'assets'));
    },
  };
}
