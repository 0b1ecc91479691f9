import { type DBSchema, openDB } from 'idb';
import type { KeptDraft, KeptStore } from './kept-draft.ts';

interface Schema extends DBSchema {
  drafts: { key: string; value: KeptDraft; indexes: { user: string } };
}

const NOTHING: KeptStore = { of: async () => [], put: async () => undefined, remove: async () => undefined };

async function open(): Promise<KeptStore> {
  try {
    const database = await openDB<Schema>('flowhall', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('drafts', { keyPath: 'id' }).createIndex('user', 'userId');
      },
    });
    return {
      of: (userId) => database.getAllFromIndex('drafts', 'user', userId),
      put: async (draft) => void (await database.put('drafts', draft)),
      remove: (id) => database.delete('drafts', id),
    };
  } catch {
    // Private windows and managed devices may forbid it.
    return NOTHING;
  }
}

let store: Promise<KeptStore> | null = null;

/** The drafts in the browser's database. */
export function openKeptStore(): Promise<KeptStore> {
  store ??= open();
  return store;
}
