import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import type { LocalizedText } from './finding.ts';
import type { ItemFiles } from './item-folder.ts';
import { readFolder } from './load-item-folder.ts';

const TEMPLATE = fileURLToPath(new URL('../template/', import.meta.url));
/** The files of a new item with one form and one approval, which validates and passes its scenario as it is. */
export async function newItemFiles(key: string, name?: LocalizedText): Promise<ItemFiles> {
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of await readFolder(TEMPLATE)) {
    const text = new TextDecoder().decode(content).replaceAll('new-item', key);
    files.set(path, new TextEncoder().encode(path === 'item.yaml' && name ? named(text, name) : text));
  }
  return files;
}

function named(manifest: string, name: LocalizedText): string {
  const document = parseDocument(manifest);
  document.setIn(['name', 'zh'], name.zh);
  document.setIn(['name', 'en'], name.en);
  return document.toString({ lineWidth: 0 });
}
