import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readManifest, staticGraph } from './static-graph.ts';

/**
 * Checks what a browser loads from the first byte to an interactive service hall: the entry with everything it
 * imports, the larger language, and the hall's page. Run after `vite build`; fails above the limit.
 */
const LIMIT_BYTES = 300 * 1000;
const START = ['index.html', 'src/features/hall/pages/hall-page.tsx'];
const LANGUAGES = ['src/i18n/zh/pack.ts', 'src/i18n/en/pack.ts'];

const dist = join(import.meta.dirname, '..', 'dist');

const gzipped = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

function main(): void {
  const manifest = readManifest(dist);
  const loads = LANGUAGES.map((language) => {
    const files = [...staticGraph(manifest, [...START, language]).keys()].map((file) => ({
      file,
      size: gzipped(file),
    }));
    return { files, total: files.reduce((sum, { size }) => sum + size, 0) };
  });
  const largest = loads.reduce((a, b) => (b.total > a.total ? b : a));
  for (const { file, size } of largest.files.toSorted((a, b) => b.size - a.size)) {
    process.stdout.write(`${kilobytes(size).padStart(10)}  ${file}\n`);
  }
  const verdict = `First load of the service hall: ${kilobytes(largest.total)} of JavaScript (gzip), limit ${kilobytes(LIMIT_BYTES)}\n`;
  if (largest.total <= LIMIT_BYTES) {
    process.stdout.write(verdict);
    return;
  }
  process.stderr.write(`Too large. ${verdict}`);
  process.exitCode = 1;
}

main();
