import { createHash } from 'node:crypto';
import type {
  ItemChangeView,
  ItemDraftView,
  ItemFileView,
  Language,
  LocalizedText,
  StudioItem,
} from '@flowhall/contracts';
import { type ItemFiles, type ItemManifest, mediaTypeOf, parseSource } from '@flowhall/items';
import type { Actor } from '../../http/actor.ts';
import { fromJson } from '../../lib/json.ts';
import type { findAll as findChanges, TouchedElement } from './item-changes.repository.ts';
import type { ItemDraftRow, StudioItemRow } from './item-drafts.repository.ts';
import { abilitiesOf, lockOf } from './studio.policy.ts';

const TEXT = /\.(ya?ml|json|bpmn|dmn|md|txt|html|svg)$/i;

/** The text of a file that is edited as such; null for other files and for bytes that are no text. */
function textOf(path: string, content: Uint8Array): string | null {
  if (!TEXT.test(path)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

const byPath = (files: [string, Uint8Array][]): [string, Uint8Array][] =>
  files.sort(([one], [other]) => (one < other ? -1 : 1));

export const presentFiles = (files: ItemFiles): ItemFileView[] =>
  byPath([...files]).map(([path, content]) => {
    const text = textOf(path, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const about = { path, mediaType: mediaTypeOf(path), size: content.byteLength, sha256 };
    return { ...about, ...(text !== null && { text }) };
  });

/** The name that `item.yaml` gives, however unfinished it is; else the key. */
export function nameOf(itemKey: string, files: ItemFiles): LocalizedText {
  const manifest = new TextDecoder().decode(files.get('item.yaml') ?? new Uint8Array());
  const { source } = parseSource('item.yaml', manifest);
  const read = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const text = (lang: 'zh' | 'en'): string => {
    const found = read(read(source?.value, 'name'), lang);
    return typeof found === 'string' && found !== '' ? found : itemKey;
  };
  return { zh: text('zh'), en: text('en') };
}

export interface DraftContext {
  readonly actor: Actor;
  readonly now: Date;
  readonly names: ReadonlyMap<string, string>;
}

export function presentItemDraft(row: ItemDraftRow, files: ItemFiles, context: DraftContext): ItemDraftView {
  const { actor, now, names } = context;
  return {
    id: row.id,
    itemKey: row.itemKey,
    name: nameOf(row.itemKey, files),
    basedOn: row.basedOn === null ? null : { version: row.basedOn },
    revision: row.revision,
    changed: row.revision !== row.baseRevision,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: names.get(row.updatedBy) ?? null,
    lock: lockOf(row, actor.userId, now, names),
    files: presentFiles(files),
    abilities: abilitiesOf(actor, row.itemKey),
  };
}

/** The list of the studio: what is deployed, and what is only a draft yet. */
export function presentItems(
  items: readonly StudioItemRow[],
  drafts: readonly ItemDraftRow[],
  newNames: ReadonlyMap<string, StudioItem['name']>,
  names: ReadonlyMap<string, string>,
): StudioItem[] {
  const byKey = new Map(drafts.map((draft) => [draft.itemKey, draft]));
  const draftOf = (key: string): StudioItem['draft'] => {
    const draft = byKey.get(key);
    if (!draft) return null;
    const { id, revision, baseRevision, updatedAt, updatedBy } = draft;
    return { id, changed: revision !== baseRevision, by: names.get(updatedBy) ?? null, at: updatedAt.toISOString() };
  };
  const known = new Set(items.map((item) => item.key));
  const made = drafts.filter((draft) => !known.has(draft.itemKey));
  return [
    ...made.map(({ itemKey: key }) => ({
      ...{ key, name: newNames.get(key) ?? { zh: key, en: key }, category: null, icon: 'file-text' },
      ...{ current: null, versions: 0, runningInstances: 0, draft: draftOf(key) },
    })),
    ...items.map(({ key, currentDefinition, running, _count }) => {
      const manifest = currentDefinition && fromJson<ItemManifest>(currentDefinition.manifest);
      return {
        key,
        name: manifest?.name ?? { zh: key, en: key },
        category: manifest && { ...manifest.category },
        icon: manifest?.icon ?? 'file-text',
        current: currentDefinition && {
          definitionId: currentDefinition.id,
          version: currentDefinition.version,
          deployedAt: currentDefinition.deployedAt.toISOString(),
        },
        versions: _count.definitions,
        runningInstances: running,
        draft: draftOf(key),
      };
    }),
  ];
}

/** Who has changed what; elements by their names in a language. */
export function presentChange(
  { definitionId, userId, path, elements, changedAt }: Awaited<ReturnType<typeof findChanges>>[number],
  names: ReadonlyMap<string, string>,
  lang: Language,
): ItemChangeView {
  return {
    ...{ definitionId, path, by: names.get(userId) ?? null, at: changedAt.toISOString() },
    elements: fromJson<TouchedElement[]>(elements).map(
      ({ id, zh, en }) => (lang === 'en' ? en : null) ?? zh ?? en ?? id,
    ),
  };
}
