import { diffModels, type ModdleElement, type ParsedBpmn, parseBpmn, readNames } from '@flowhall/bpmn';
import type { ItemFiles } from '@flowhall/items';
import type { FileTouched, TouchedElement } from './item-changes.repository.ts';

const PROCESS = 'process.bpmn';

/** What a save touches: the files that are not as they were, and of the process the named elements. */
export async function touchedBy(before: ItemFiles, after: ItemFiles): Promise<FileTouched[]> {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => !isSame(before, after, path));
  const elements = paths.includes(PROCESS) ? await touchedElements(before.get(PROCESS), after.get(PROCESS)) : [];
  return paths.map((path) => ({ path, elements: path === PROCESS ? elements : [] }));
}

function isSame(before: ItemFiles, after: ItemFiles, path: string): boolean {
  const [old, now] = [before.get(path), after.get(path)];
  return old !== undefined && now !== undefined && Buffer.compare(old, now) === 0;
}

async function touchedElements(old: Uint8Array | undefined, now: Uint8Array | undefined): Promise<TouchedElement[]> {
  const [before, after] = [await read(old), await read(now)];
  if (!before || !after) return [];
  return diffModels(before, after).flatMap(({ id, kind }) => {
    const element = after.elementsById.get(id) ?? before.elementsById.get(id);
    if (kind === 'moved' || !element) return [];
    const names = namesOf(element);
    return names.zh === null && names.en === null ? [] : [{ id, ...names }];
  });
}

/** A process in the middle of being written may be none. */
async function read(content: Uint8Array | undefined): Promise<ParsedBpmn | null> {
  try {
    return content ? await parseBpmn(content) : null;
  } catch {
    return null;
  }
}

function namesOf(element: ModdleElement): Omit<TouchedElement, 'id'> {
  const { zh, en } = readNames(element);
  const own = typeof element.name === 'string' && element.name !== '' ? element.name : undefined;
  return { zh: zh ?? own ?? null, en: en ?? null };
}
