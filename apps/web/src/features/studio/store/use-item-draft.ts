import type { ItemDraftView, ItemFileView } from '@flowhall/contracts';
import { createContext, useContext, useMemo } from 'react';
import { useStore } from '../../../lib/store.ts';
import { loadDraft, lockDraft, saveDraft } from '../api/drafts.ts';
import type { DraftState } from './draft-state.ts';
import { createDraftStore, type DraftStore } from './draft-store.ts';
import { keptChanges } from './kept-changes.ts';

/** The draft of an item for the tabs of the studio: one model of its files, whoever shows or changes them. */
export interface ItemDraft extends DraftState {
  readonly id: string;
  readonly itemKey: string;
  /** Somebody else has the draft in hand: it can only be looked at. */
  readonly readOnly: boolean;
  /** The text of a file; null when there is no such file or it is no text. */
  text(path: string): string | null;
  /** Writes a text file, or removes a file with null; it is saved a moment later. */
  change(path: string, text: string | null): void;
  /** Writes a file of any kind. */
  put(path: string, bytes: Uint8Array): void;
  /** Files in a folder such as `forms/`, by path. */
  below(folder: string): readonly ItemFileView[];
  readonly store: DraftStore;
}

/** The store of a draft that has been loaded, with the server and the browser behind it. */
export function openDraft(view: ItemDraftView, userId: string): DraftStore {
  const { id } = view;
  return createDraftStore(view, {
    load: () => loadDraft(id),
    save: (body) => saveDraft(id, body),
    lock: (takeOver) => lockDraft(id, takeOver),
    kept: keptChanges({ draftId: id, userId }, window.localStorage),
    later: (ms, run) => {
      const timer = window.setTimeout(run, ms);
      return () => window.clearTimeout(timer);
    },
  });
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));

/** The frame of the studio provides the store of the draft that is open. */
export const DraftContext = createContext<DraftStore | null>(null);

/** The draft that is open, in any component below the frame of the studio. */
export function useItemDraft(): ItemDraft {
  const store = useContext(DraftContext);
  if (!store) throw new Error('useItemDraft needs the frame of the studio around it');
  const state = useStore(store.state);
  return useMemo(() => {
    const { draft, files } = state;
    return {
      ...state,
      id: draft.id,
      itemKey: draft.itemKey,
      readOnly: draft.lock !== null && !draft.lock.mine,
      text: (path) => files.get(path)?.text ?? null,
      change: (path, text) => store.change(path, text === null ? null : { text }),
      put: (path, bytes) => store.change(path, { base64: toBase64(bytes), size: bytes.byteLength }),
      below: (folder) => [...files.values()].filter((file) => file.path.startsWith(folder)),
      store,
    };
  }, [state, store]);
}
