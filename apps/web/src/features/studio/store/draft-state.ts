import type { DraftLock, ItemDraftView, ItemFileView, ItemFindingView } from '@flowhall/contracts';

/** Whether what is on the page has reached the server. */
export type Saving =
  | { readonly state: 'saved' | 'waiting' | 'saving' | 'offline' }
  /** Refused for a reason of its own, such as its size. */
  | { readonly state: 'failed'; readonly error: unknown }
  /** Somebody else has the draft in hand. */
  | { readonly state: 'locked'; readonly lock: DraftLock }
  /** The draft was changed elsewhere since: at that revision it is now. */
  | { readonly state: 'conflict'; readonly revision: number };

/** What changes with files and their saving. */
export interface DraftState {
  /** The draft without its files, as the server told last. */
  readonly draft: Omit<ItemDraftView, 'files'>;
  /** The files as they are on the page, by path. */
  readonly files: ReadonlyMap<string, ItemFileView>;
  readonly saving: Saving;
  /** What is wrong with the files; null before the first answer. */
  readonly findings: readonly ItemFindingView[] | null;
}

/** A change that is on the page and not yet on the server: a text, bytes as base64, or null for a file that goes. */
export type Change = { readonly text: string } | { readonly base64: string; readonly size: number } | null;

export const filesOf = (view: ItemDraftView): ReadonlyMap<string, ItemFileView> =>
  new Map(view.files.map((file) => [file.path, file]));

/** The hash of what the server has not told of yet: like no other. */
const UNKNOWN = '';

/** Files with changes on top. */
export function withChanges(
  files: ReadonlyMap<string, ItemFileView>,
  changes: ReadonlyMap<string, Change>,
): ReadonlyMap<string, ItemFileView> {
  const next = new Map(files);
  for (const [path, change] of changes) {
    const mediaType = files.get(path)?.mediaType ?? 'application/octet-stream';
    if (change === null) next.delete(path);
    else if ('text' in change)
      next.set(path, { path, mediaType, size: change.text.length, sha256: UNKNOWN, text: change.text });
    else next.set(path, { path, mediaType, size: change.size, sha256: UNKNOWN });
  }
  return new Map([...next].sort(([one], [other]) => (one < other ? -1 : 1)));
}
