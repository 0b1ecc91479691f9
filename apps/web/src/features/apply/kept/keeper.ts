import type { Form, SavedDraft } from '../autosave.ts';
import { type KeptDraft, type KeptStore, toForget } from './kept-draft.ts';

/** Keeps one draft on the device while it is filled in. */
export interface Keeper {
  /** Notes the newest contents; they are written after a moment. */
  keep(form: Form, saved: SavedDraft | null, unsent: boolean): void;
  /** Writes what is noted. True when it is on the device. */
  flush(): Promise<boolean>;
  /** The draft is no more. */
  drop(): Promise<void>;
}

export interface KeeperOptions {
  open: () => Promise<KeptStore>;
  base: Pick<KeptDraft, 'id' | 'userId' | 'item'>;
  now: () => Date;
  /** Runs a function after so many milliseconds; returns how to cancel it. */
  later: (run: () => void, ms: number) => () => void;
}

const PAUSE_MS = 300;

export function createKeeper({ open, base, now, later }: KeeperOptions): Keeper {
  let noted: KeptDraft | null = null;
  let cancel: (() => void) | null = null;
  let dropped = false;
  let writing: Promise<boolean> = Promise.resolve(true);

  const write = async (before: Promise<boolean>): Promise<boolean> => {
    const kept = await before;
    const draft = noted;
    noted = null;
    if (!draft || dropped) return kept;
    try {
      const store = await open();
      await store.put(draft);
      const all = await store.of(base.userId);
      for (const id of toForget(all, now())) await store.remove(id);
      return all.some(({ id }) => id === draft.id);
    } catch {
      // A full device keeps less; the page still holds it.
      return false;
    }
  };
  const flush = () => {
    cancel?.();
    cancel = null;
    writing = write(writing);
    return writing;
  };
  return {
    flush,
    keep(form, saved, unsent) {
      if (dropped) return;
      noted = { ...base, form, saved, unsent, changedAt: now().toISOString() };
      cancel ??= later(() => void flush(), PAUSE_MS);
    },
    async drop() {
      dropped = true;
      cancel?.();
      await writing;
      await (await open()).remove(base.id).catch(() => undefined);
    },
  };
}
