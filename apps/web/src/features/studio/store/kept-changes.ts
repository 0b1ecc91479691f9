import { ownKey } from '../../../lib/session/own-storage.ts';
import type { Change } from './draft-state.ts';

/** Changes that the server does not have yet, kept on the device: a crash or a lost connection loses nothing. */
export interface KeptChanges {
  read(): { readonly revision: number; readonly changes: ReadonlyMap<string, Change> } | null;
  /** Without changes nothing is kept. */
  write(revision: number, changes: ReadonlyMap<string, Change>): void;
}

const isChange = (value: unknown): value is Change =>
  value === null ||
  (typeof value === 'object' &&
    (('text' in value && typeof value.text === 'string') || ('base64' in value && typeof value.base64 === 'string')));

/** Keeps one person's changes to one draft in the browser's storage. A full or forbidden storage keeps nothing. */
export function keptChanges(
  { draftId, userId }: { readonly draftId: string; readonly userId: string },
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): KeptChanges {
  const key = ownKey(userId, `item-draft.${draftId}`);
  return {
    read() {
      try {
        const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
        if (typeof value !== 'object' || value === null || !('revision' in value) || !('changes' in value)) return null;
        const { revision, changes } = value;
        if (typeof revision !== 'number' || !Array.isArray(changes)) return null;
        const known = changes.filter(
          (entry): entry is [string, Change] =>
            Array.isArray(entry) && typeof entry[0] === 'string' && isChange(entry[1]),
        );
        return { revision, changes: new Map(known) };
      } catch {
        return null;
      }
    },
    write(revision, changes) {
      try {
        if (changes.size === 0) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify({ revision, changes: [...changes] }));
      } catch {
        // The page still holds them.
      }
    },
  };
}
