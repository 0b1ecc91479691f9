import type { ItemManifest } from '@flowhall/items/manifest';
import { type Document, isCollection, isMap, parseDocument } from 'yaml';

export type Path = readonly (string | number)[];

/** What a manifest may lack while it is being written. */
export type PartialManifest = { readonly [K in keyof ItemManifest]?: DeepPartial<ItemManifest[K]> };
type DeepPartial<T> = T extends readonly (infer E)[]
  ? readonly DeepPartial<E>[]
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** The values of `item.yaml`; null when it is not well-formed. */
export function readManifest(text: string): PartialManifest | null {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  return document.toJS({ maxAliasCount: 100 }) as PartialManifest;
}

/**
 * `item.yaml` with an entry set, or removed with undefined. Comments, unknown entries and the order stay; what holds
 * nothing any more goes too. A file that is not well-formed comes back unchanged.
 */
export function setEntry(text: string, path: Path, value: unknown): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  if (value === undefined) remove(document, path);
  else document.setIn(path, withStyle(document, value));
  return document.toString({ lineWidth: 0 });
}

function remove(document: Document, path: Path): void {
  document.deleteIn(path);
  for (let length = path.length - 1; length > 0; length -= 1) {
    const around = document.getIn(path.slice(0, length), true);
    if (!isCollection(around) || around.items.length > 0) return;
    document.deleteIn(path.slice(0, length));
  }
}

/** Lists of names stay on one line, texts of several lines become blocks. */
function withStyle(document: Document, value: unknown): unknown {
  if (Array.isArray(value)) return document.createNode(value, { flow: value.every((one) => typeof one === 'string') });
  if (typeof value !== 'string' || !value.includes('\n')) return value;
  const node = document.createNode(value);
  node.type = 'BLOCK_LITERAL';
  return node;
}
