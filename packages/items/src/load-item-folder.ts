import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { ItemFiles } from './item-folder.ts';
import { type ItemReading, readItemFiles } from './read-item-files.ts';

/** Files of a folder on disk by their path inside it. Hidden files are left out. Throws when the folder cannot be read. */
export async function readFolder(directory: string): Promise<ItemFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const read = files.map(async (entry): Promise<[string, Uint8Array]> => {
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(join(directory, sep).length);
    return [inside.split(sep).join('/'), await readFile(path)];
  });
  return new Map(await Promise.all(read));
}

/** Reads a service item from disk; see {@link readItemFiles}. The whole check is `validateItem`. */
export async function loadItemFolder(directory: string): Promise<ItemReading> {
  return readItemFiles(await readFolder(directory));
}

/** Folders below `directory` that hold an item, by name. */
export async function findItemFolders(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return folders.map((entry) => join(directory, entry.name)).sort();
}
