import { Unzip, UnzipInflate, zipSync } from 'fflate';
import type { ItemFiles } from './item-folder.ts';
import { ITEM_LIMITS, isItemPath } from './item-path.ts';

/** Why a zip is refused. */
export type ZipFault = 'not-a-zip' | 'path' | 'size';

export class ZipRefused extends Error {
  readonly fault: ZipFault;
  /** The file that is at fault; empty for the whole. */
  readonly path: string;

  constructor(fault: ZipFault, path = '') {
    super(path ? `${fault}: ${path}` : fault);
    this.name = 'ZipRefused';
    this.fault = fault;
    this.path = path;
  }
}

/** So much is unpacked between two looks at the size: a bomb does not get far. */
const PIECE = 16 * 1024;
/** Dates before 1980 do not exist in zips; the same files always give the same bytes. */
const NO_DATE = new Date(1980, 0, 2);

/** A zip of an item's folder, named by its key. */
export function zipItem(key: string, files: ItemFiles): Uint8Array {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const entries = sorted.map(([path, content]) => [`${key}/${path}`, content] as const);
  return zipSync(Object.fromEntries(entries), { mtime: NO_DATE });
}

/** What a zip of an item holds, and the folder in it that held everything. */
export interface UnzippedItem {
  readonly files: ItemFiles;
  readonly folder: string | null;
}

/**
 * Unpacks the folder of an item, with or without the folder itself. Hidden files are left out.
 * @throws ZipRefused for what is no zip, for paths that lead out of the folder and for more than an item may hold
 */
export function unzipItem(bytes: Uint8Array): UnzippedItem {
  const found = unpack(bytes);
  const folder = commonFolder(found);
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of found) {
    const inside = folder === null ? path : path.slice(folder.length + 1);
    if (inside.split('/').some((name) => name.startsWith('.'))) continue;
    if (!isItemPath(inside)) throw new ZipRefused('path', path);
    files.set(inside, content);
  }
  if (files.size === 0) throw new ZipRefused('not-a-zip');
  return { files, folder };
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  let total = 0;
  let entries = 0;
  const unzip = new Unzip((file) => {
    const path = file.name;
    entries += 1;
    if (leadsOut(path) || found.has(path)) throw new ZipRefused('path', path);
    // Folders and hidden files count too: a zip of a million of them is no item.
    if (entries > ITEM_LIMITS.files * 2) throw new ZipRefused('size', path);
    if (path.endsWith('/') || path.startsWith('__MACOSX/')) return;
    const pieces: Uint8Array[] = [];
    let size = 0;
    found.set(path, new Uint8Array());
    file.ondata = (error, piece, isLast) => {
      if (error) throw error;
      size += piece.byteLength;
      total += piece.byteLength;
      const isTooLarge = size > ITEM_LIMITS.fileBytes || total > ITEM_LIMITS.totalBytes;
      if (isTooLarge || found.size > ITEM_LIMITS.files) throw new ZipRefused('size', path);
      pieces.push(piece);
      if (isLast) found.set(path, joined(pieces, size));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.byteLength; at += PIECE) {
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.byteLength);
    }
  } catch (error) {
    if (error instanceof ZipRefused) throw error;
    throw new ZipRefused('not-a-zip');
  }
  return found;
}

const leadsOut = (path: string): boolean =>
  path.startsWith('/') || /[\\:]/.test(path) || path.split('/').some((name) => name === '..');

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** The one folder that holds everything, as archive programs make it. */
function commonFolder(files: ReadonlyMap<string, Uint8Array>): string | null {
  if (files.has('item.yaml')) return null;
  const folders = new Set(
    [...files.keys()].map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')),
  );
  const [only] = folders;
  return folders.size === 1 && only ? only : null;
}
