import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { isItemKey, newItemFiles } from '@flowhall/items';
import { CommandError, EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import { say } from '../texts.ts';

/** `flowhall new`: a copy of the template, which validates and passes its scenario as it is. */
export async function newItem(key: string | undefined, root: string, terminal: Terminal): Promise<ExitCode> {
  const { lang, cwd, out } = terminal;
  if (!key) throw new CommandError(say(lang, 'keyNeeded'));
  if (!isItemKey(key)) throw new CommandError(say(lang, 'keyInvalid', { key }));
  const folder = resolve(cwd, root, key);
  const shown = { folder: relative(cwd, folder) };
  if (await exists(folder)) throw new CommandError(say(lang, 'exists', shown));
  for (const [path, content] of await newItemFiles(key)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  out(say(lang, 'created', shown));
  out(say(lang, 'nextSteps', shown));
  return EXIT.ok;
}

async function exists(folder: string): Promise<boolean> {
  try {
    await readdir(folder);
    return true;
  } catch {
    return false;
  }
}
