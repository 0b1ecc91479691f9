import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A chunk as Vite's manifest tells of it. */
export interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

export type Manifest = Record<string, Chunk>;

export const readManifest = (dist: string): Manifest =>
  JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));

/** The chunks with these keys and all that they import before they run, by file. Throws for a key that the build has not. */
export function staticGraph(
  manifest: Manifest,
  keys: readonly string[],
  seen = new Map<string, Chunk>(),
): Map<string, Chunk> {
  for (const key of keys) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no chunk for ${key}; what asks for it must follow the sources.`);
    if (seen.has(chunk.file)) continue;
    seen.set(chunk.file, chunk);
    staticGraph(manifest, chunk.imports ?? [], seen);
  }
  return seen;
}
