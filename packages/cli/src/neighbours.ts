import { dirname } from 'node:path';
import { executableProcess, parseBpmn } from '@flowhall/bpmn';
import { findItemFolders, type ItemFolder, loadItemFolder } from '@flowhall/items';

/** Finds what a call activity names among the items beside a folder: by key, else by the id of exactly one process. */
export function neighbours(folder: string): (calledElement: string) => Promise<ItemFolder | null> {
  let all: Promise<Neighbour[]> | undefined;
  return async (calledElement) => {
    all ??= loadAll(dirname(folder));
    const items = await all;
    const byKey = items.find(({ item }) => item.manifest.key === calledElement);
    if (byKey) return byKey.item;
    const [first, second] = items.filter(({ processId }) => processId === calledElement);
    return first && !second ? first.item : null;
  };
}

interface Neighbour {
  readonly item: ItemFolder;
  readonly processId: string;
}

/** Those that can be read. */
async function loadAll(directory: string): Promise<Neighbour[]> {
  const found: Neighbour[] = [];
  for (const path of await findItemFolders(directory)) {
    const { item } = await loadItemFolder(path);
    const processId = item && (await processIdOf(item.xml));
    if (item && processId) found.push({ item, processId });
  }
  return found;
}

async function processIdOf(xml: string): Promise<string | null> {
  try {
    return executableProcess((await parseBpmn(xml)).model)?.id ?? null;
  } catch {
    return null;
  }
}
