import {
  type Change,
  diffModels,
  diffPlain,
  type ElementChange,
  ModelError,
  type Plain,
  parseBpmn,
} from '@flowhall/bpmn';
import type { ItemFiles } from '../item-folder.ts';
import { parseSource } from '../source-file.ts';

/** A file of an item that is not as it was. */
export interface FileChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of `process.bpmn`: elements that differ. */
  readonly elements?: readonly ElementChange[];
  /** Of YAML and JSON files: values that differ. */
  readonly values?: readonly Change[];
}

/**
 * What differs between two versions of a service item, file by file in the order of their paths. A file that only looks
 * different (order of keys, comments, layout) is `changed` with nothing in it; one that cannot be read has neither
 * elements nor values.
 */
export async function diffItems(before: ItemFiles, after: ItemFiles): Promise<FileChange[]> {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes = await Promise.all(paths.map((path) => diffFile(path, before.get(path), after.get(path))));
  return changes.filter((change) => change !== null);
}

async function diffFile(path: string, before?: Uint8Array, after?: Uint8Array): Promise<FileChange | null> {
  if (!before || !after) return { path, kind: before ? 'removed' : 'added' };
  if (sameBytes(before, after)) return null;
  return { path, kind: 'changed', ...(await inside(path, before, after)) };
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

async function inside(path: string, before: Uint8Array, after: Uint8Array): Promise<Partial<FileChange>> {
  if (path.endsWith('.bpmn')) return insideModel(before, after);
  if (!/\.(?:ya?ml|json)$/.test(path)) return {};
  const [was, now] = [before, after].map((content) => parseSource(path, new TextDecoder().decode(content)).source);
  return was && now ? { values: diffPlain(was.value as Plain, now.value as Plain) } : {};
}

async function insideModel(before: Uint8Array, after: Uint8Array): Promise<Partial<FileChange>> {
  try {
    return { elements: diffModels(await parseBpmn(before), await parseBpmn(after)) };
  } catch (error) {
    if (error instanceof ModelError) return {};
    throw error;
  }
}
