import { glob, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { chooseItems, readable } from './choose-items.ts';
import { CommandError, EXIT, type Terminal } from './terminal.ts';
import { say } from './texts.ts';

/** Something to be checked: the folder of a service item, or a BPMN or DMN file. */
export interface Target {
  readonly kind: 'item' | 'model';
  /** Absolute. */
  readonly path: string;
}

const MODEL = /\.(?:bpmn|dmn)$/;

/**
 * What the arguments name: model files, folders of service items, other folders with everything of these below them, and
 * patterns (`models/*.bpmn`) where the shell has not resolved them. Without arguments every item below the root.
 */
export async function chooseTargets(args: readonly string[], root: string, terminal: Terminal): Promise<Target[]> {
  if (args.length === 0)
    return (await chooseItems([], root, terminal)).map((path) => ({ kind: 'item', path }) as const);
  const targets = new Map<string, Target>();
  for (const arg of args)
    for (const path of await resolved(arg, terminal))
      for (const target of await targetsAt(path, terminal)) targets.set(target.path, target);
  return [...targets.values()];
}

async function resolved(arg: string, { cwd, lang }: Terminal): Promise<string[]> {
  if (!/[*?[{]/.test(arg)) return [resolve(cwd, arg)];
  const found: string[] = [];
  for await (const path of glob(arg, { cwd, exclude: (name) => name === 'node_modules' }))
    found.push(resolve(cwd, path));
  if (found.length === 0) throw new CommandError(say(lang, 'noMatch', { pattern: arg }));
  return found.sort();
}

async function targetsAt(path: string, terminal: Terminal): Promise<Target[]> {
  const info = await readable(path, () => stat(path), terminal);
  const shown = { file: relative(terminal.cwd, path) || '.' };
  if (!info.isDirectory()) {
    if (!MODEL.test(path)) throw new CommandError(say(terminal.lang, 'noModel', shown));
    return [{ kind: 'model', path }];
  }
  const targets = await targetsBelow(path, terminal);
  if (targets.length === 0) throw new CommandError(say(terminal.lang, 'nothingBelow', shown), EXIT.errors);
  return targets;
}

/** A folder with a manifest or a `process.bpmn` is an item: it is checked as a whole. */
async function targetsBelow(folder: string, terminal: Terminal): Promise<Target[]> {
  const entries = await readable(folder, () => readdir(folder, { withFileTypes: true }), terminal);
  if (entries.some((entry) => entry.isFile() && (entry.name === 'item.yaml' || entry.name === 'process.bpmn')))
    return [{ kind: 'item', path: folder }];
  const targets: Target[] = [];
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isFile() && MODEL.test(entry.name)) targets.push({ kind: 'model', path });
    const isHidden = entry.name.startsWith('.') || entry.name === 'node_modules';
    if (entry.isDirectory() && !isHidden) targets.push(...(await targetsBelow(path, terminal)));
  }
  return targets;
}
