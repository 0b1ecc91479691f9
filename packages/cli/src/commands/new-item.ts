import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError, EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import { say } from '../texts.ts';

const TEMPLATE = fileURLToPath(new URL('../../template/', import.meta.url));
const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** `flowhall new`: a copy of the template, which validates and passes its scenario as it is. */
export async function newItem(key: string | undefined, root: string, terminal: Terminal): Promise<ExitCode> {
  const { lang, cwd, out } = terminal;
  if (!key) throw new CommandError(say(lang, 'keyNeeded'));
  if (!KEY.test(key)) throw new CommandError(say(lang, 'keyInvalid', { key }));
  const folder = resolve(cwd, root, key);
  const shown = { folder: relative(cwd, folder) };
  if (await exists(folder)) throw new CommandError(say(lang, 'exists', shown));
  await mkdir(resolve(cwd, root), { recursive: true });
  await cp(TEMPLATE, folder, { recursive: true, errorOnExist: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('new-item', key));
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
