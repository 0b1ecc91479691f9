import { access } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { findItemFolders } from '@flowhall/items';
import { CommandError, EXIT, type Terminal } from './terminal.ts';
import { say } from './texts.ts';

/** The named folders, else every item below the root, as absolute paths. */
export async function chooseItems(folders: readonly string[], root: string, terminal: Terminal): Promise<string[]> {
  if (folders.length > 0) {
    const chosen = folders.map((folder) => resolve(terminal.cwd, folder));
    for (const folder of chosen) await readable(folder, () => access(folder), terminal);
    return chosen;
  }
  const all = resolve(terminal.cwd, root);
  const found = await readable(all, () => findItemFolders(all), terminal);
  if (found.length === 0) throw new CommandError(say(terminal.lang, 'noItems', { folder: root }), EXIT.errors);
  return found;
}

/** Reads something; says in one line when it cannot be read. */
export async function readable<T>(folder: string, read: () => Promise<T>, { cwd, lang }: Terminal): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CommandError(say(lang, 'unreadable', { folder: relative(cwd, folder) || '.', why }));
  }
}
