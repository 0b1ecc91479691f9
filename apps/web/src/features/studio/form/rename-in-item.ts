import type { FormFile } from '@flowhall/forms';
import { type KeyChange, renameInFeel, renameInXml } from '@flowhall/forms/designer';
import { type Document, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';

/** Files other than the form that name a field which has got another key, as they are then. By path; only what changes. */
export function renameInItem(
  files: ReadonlyMap<string, string>,
  form: FormFile,
  change: KeyChange,
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const [path, text] of files) {
    const next = renamed(path, text, form, change);
    if (next !== text) changed.set(path, next);
  }
  return changed;
}

function renamed(path: string, text: string, form: FormFile, change: KeyChange): string {
  if (/^(process\.bpmn|decisions\/.*\.dmn)$/.test(path)) return renameInXml(form, change, text);
  if (path === 'item.yaml') return inYaml(text, (document) => inManifest(document, form, change));
  if (path === 'templates/sheet.yaml') return inYaml(text, (document) => inSheet(document, change));
  return /^scenarios\/.*\.ya?ml$/.test(path) ? inYaml(text, (document) => inScenario(document, change)) : text;
}

/** Comments and everything that is not touched stay; a file that is not well-formed is left alone. */
function inYaml(text: string, edit: (document: Document) => boolean): string {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !edit(document)) return text;
  return document.toString({ lineWidth: 0 });
}

function inManifest(document: Document, form: FormFile, change: KeyChange): boolean {
  let touched = false;
  const set = (path: readonly (string | number)[], rename: (text: string) => string) => {
    const value: unknown = document.getIn(path);
    if (typeof value !== 'string' || rename(value) === value) return;
    document.setIn(path, rename(value));
    touched = true;
  };
  const feel = (text: string) => renameInFeel(form, change, text);
  for (const path of [['title'], ['number'], ['reservation', 'from'], ['reservation', 'to']]) set(path, feel);
  if (change.ref.column !== undefined) return touched;
  const name = (text: string) => (text === change.ref.name ? change.to : text);
  for (const path of [
    ['reservation', 'resource'],
    ['absence', 'from'],
    ['absence', 'to'],
    ['absence', 'deputy'],
  ])
    set(path, name);
  const materials: unknown = document.get('materials');
  const count = isSeq(materials) ? materials.items.length : 0;
  for (let index = 0; index < count; index += 1) set(['materials', index, 'field'], name);
  return touched;
}

function inSheet(document: Document, { ref, to }: KeyChange): boolean {
  let touched = false;
  visit(document, {
    Pair(_key, { key, value }) {
      const entry = isScalar(key) ? key.value : undefined;
      const names = ref.column === undefined ? ['fields', 'field'] : ['columns'];
      if (!names.includes(String(entry))) return;
      for (const item of isSeq(value) ? value.items : [value]) {
        if (!isScalar(item) || item.value !== (ref.column ?? ref.name)) continue;
        item.value = to;
        touched = true;
      }
    },
    Scalar(_key, node) {
      if (ref.column !== undefined || typeof node.value !== 'string') return;
      const next = node.value.replaceAll(`{{${ref.name}}}`, `{{${to}}}`);
      if (next === node.value) return;
      node.value = next;
      touched = true;
    },
  });
  return touched;
}

/** Entries of a scenario that hold values or names of fields. */
const HOLDERS: ReadonlySet<string> = new Set(['form', 'fields', 'data']);

function inScenario(document: Document, { ref, to }: KeyChange): boolean {
  let touched = false;
  const renameKeys = (map: unknown, from: string) => {
    if (!isMap(map)) return;
    for (const { key } of map.items) {
      if (!isScalar(key) || key.value !== from) continue;
      key.value = to;
      touched = true;
    }
  };
  visit(document, {
    Pair(_key, { key, value }) {
      if (!isScalar(key) || !HOLDERS.has(String(key.value)) || !isMap(value)) return;
      if (ref.column === undefined) return renameKeys(value, ref.name);
      const rows = value.get(ref.name, true);
      if (isSeq(rows)) for (const row of rows.items) renameKeys(row, ref.column);
    },
  });
  return touched;
}
