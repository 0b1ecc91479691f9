import { resolve } from 'node:path';
import { diffItems, type ItemFiles, readFolder } from '@flowhall/items';
import { printChanges } from '../print-changes.ts';
import { CommandError, EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import { say } from '../texts.ts';

export interface DiffOptions {
  /** One line of JSON instead of text. */
  readonly json: boolean;
}

/** `flowhall diff`: in what two folders of an item differ, by meaning. Exit code 1 when they do, as `diff` has it. */
export async function diff(folders: readonly string[], { json }: DiffOptions, terminal: Terminal): Promise<ExitCode> {
  const [before, after, ...more] = folders;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new CommandError(say(terminal.lang, 'twoFolders'));
  }
  const changes = await diffItems(await read(before, terminal), await read(after, terminal));
  if (json) terminal.out(JSON.stringify({ changes }));
  else if (changes.length === 0) terminal.out(say(terminal.lang, 'same'));
  else printChanges(changes, terminal);
  return changes.length > 0 ? EXIT.errors : EXIT.ok;
}

async function read(folder: string, { cwd, lang }: Terminal): Promise<ItemFiles> {
  try {
    return await readFolder(resolve(cwd, folder));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(say(lang, 'unreadable', { folder, why }));
  }
}
