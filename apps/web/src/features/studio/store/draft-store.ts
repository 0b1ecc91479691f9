import type { DraftLock, ItemDraftView, ItemFindingView, SaveItemDraftBody } from '@flowhall/contracts';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { createStore, type Store } from '../../../lib/store.ts';
import { type Change, type DraftState, filesOf, type Saving, withChanges } from './draft-state.ts';
import type { KeptChanges } from './kept-changes.ts';

export interface DraftPorts {
  load(): Promise<ItemDraftView>;
  save(body: SaveItemDraftBody): Promise<{ revision: number; findings: readonly ItemFindingView[] }>;
  lock(takeOver: boolean): Promise<DraftLock>;
  readonly kept: KeptChanges;
  /** Calls back after so many milliseconds; returns how to cancel. */
  later(ms: number, run: () => void): () => void;
}

/** The draft of an item as one page has it. */
export interface DraftStore {
  readonly state: Store<DraftState>;
  /** Takes in what the server has now. */
  meet(view: ItemDraftView): void;
  /** Changes a file; null removes it. It is saved a moment later. */
  change(path: string, change: Change): void;
  /** Saves at once what waits; resolves when the server has it, or it is known why not. */
  flush(): Promise<void>;
  /** Takes the draft in hand, from somebody else if need be. */
  takeInHand(takeOver: boolean): Promise<void>;
  /** After a conflict: saves what is on the page over what the server has, or gives it up. */
  settle(keep: 'mine' | 'theirs'): Promise<void>;
  setFindings(findings: readonly ItemFindingView[]): void;
  /** Forgets what is not saved: the draft is about to be thrown away. */
  abandon(): void;
}

/** Rests of typing make one save. */
const PAUSE_MS = 800;
const RETRY_MS = 5000;

const isLock = (value: unknown): value is DraftLock =>
  typeof value === 'object' && value !== null && 'userName' in value && 'mine' in value;

function revisionIn(current: unknown): number {
  const revision = typeof current === 'object' && current !== null && 'revision' in current ? current.revision : 0;
  return typeof revision === 'number' ? revision : 0;
}

/** What a refused save means for the page. */
function savingAfter(error: unknown): Saving {
  if (!(error instanceof ApiProblem)) return { state: 'failed', error };
  if (error.transient) return { state: 'offline' };
  if (error.code === 'draft-locked' && isLock(error.current)) return { state: 'locked', lock: error.current };
  if (error.code === 'draft-conflict') return { state: 'conflict', revision: revisionIn(error.current) };
  return { state: 'failed', error };
}

/** Whether a file is already as a change makes it. */
function isThere(file: { readonly text?: string } | undefined, change: Change): boolean {
  if (change === null) return file === undefined;
  return 'text' in change && file?.text === change.text;
}

/** Holds the files of a draft, saves what changes, and loses nothing on the way. */
export function createDraftStore(view: ItemDraftView, ports: DraftPorts): DraftStore {
  const { files: _files, ...draft } = view;
  /** What the server has. */
  let stored = filesOf(view);
  let revision = view.revision;
  /** What the page has beyond it, and of that what is under way. */
  let waiting = new Map<string, Change>();
  /** Sent without an answer having been heard: it goes again as it was, below what has come since, so that the server knows it. */
  let unheard = new Map<string, Change>();
  let underWay: { changes: Map<string, Change>; done: Promise<void> } | null = null;
  let cancelTimer = () => {};
  const state = createStore<DraftState>({ draft, files: stored, saving: { state: 'saved' }, findings: null });

  const unsaved = () => new Map([...unheard, ...(underWay?.changes ?? []), ...waiting]);
  const rest = (): Saving => ({ state: unheard.size + waiting.size > 0 ? 'waiting' : 'saved' });
  const update = (changes: Partial<DraftState>) => state.set({ ...state.get(), ...changes });
  const show = (saving: Saving) => update({ files: withChanges(stored, unsaved()), saving });
  const keep = () => ports.kept.write(revision, unsaved());
  const schedule = (ms: number) => {
    cancelTimer();
    cancelTimer = ports.later(ms, () => void flush());
  };

  async function send(changes: Map<string, Change>): Promise<void> {
    const body: SaveItemDraftBody = {
      revision,
      changes: [...changes].map(([path, change]) =>
        change === null
          ? { path, text: null }
          : 'text' in change
            ? { path, text: change.text }
            : { path, base64: change.base64 },
      ),
    };
    try {
      const saved = await ports.save(body);
      revision = saved.revision;
      stored = withChanges(stored, changes);
      underWay = null;
      keep();
      update({ draft: { ...state.get().draft, revision, changed: true }, findings: saved.findings });
      show(rest());
      if (waiting.size > 0) schedule(PAUSE_MS);
    } catch (error) {
      const saving = savingAfter(error);
      // Nothing is lost: what was under way waits again, below what has come since.
      if (saving.state === 'offline') unheard = changes;
      else waiting = new Map([...changes, ...waiting]);
      underWay = null;
      keep();
      if (saving.state === 'locked') update({ draft: { ...state.get().draft, lock: saving.lock } });
      show(saving);
      if (saving.state === 'offline') schedule(RETRY_MS);
    }
  }

  async function flush(): Promise<void> {
    cancelTimer();
    if (underWay) await underWay.done;
    const { state: now } = state.get().saving;
    if (rest().state === 'saved' || now === 'locked' || now === 'conflict') return;
    const isAgain = unheard.size > 0;
    const changes = isAgain ? unheard : waiting;
    if (isAgain) unheard = new Map();
    else waiting = new Map();
    const done = send(changes);
    underWay = { changes, done };
    show({ state: 'saving' });
    await done;
  }

  function adopt(next: ItemDraftView): void {
    stored = filesOf(next);
    revision = next.revision;
  }

  function meet(next: ItemDraftView): void {
    const { files: _none, ...about } = next;
    const { saving } = state.get();
    if (next.revision < revision || underWay) return;
    // The server may have what it was sent, though nothing was heard of it.
    if (next.revision !== revision && unheard.size > 0) return;
    if (next.revision === revision || waiting.size === 0) {
      adopt(next);
      update({ draft: about });
      const isFree = saving.state === 'locked' && (!about.lock || about.lock.mine);
      show(isFree ? rest() : saving);
      return;
    }
    update({ draft: { ...about, revision }, saving: { state: 'conflict', revision: next.revision } });
  }

  const left = ports.kept.read();
  if (left && left.changes.size > 0) {
    waiting = new Map([...left.changes].filter(([path, change]) => !isThere(stored.get(path), change)));
    if (waiting.size === 0) keep();
    else if (left.revision === revision) {
      show({ state: 'waiting' });
      schedule(PAUSE_MS);
    } else show({ state: 'conflict', revision });
  }

  return {
    state,
    meet,
    change(path, change) {
      const file = stored.get(path);
      waiting.set(path, change);
      const isSettled = !underWay && unheard.size === 0;
      const isBack = change && 'text' in change && file?.text === change.text && isSettled;
      if (isBack || (change === null && !file && isSettled)) waiting.delete(path);
      keep();
      const { saving } = state.get();
      const halted = saving.state === 'locked' || saving.state === 'conflict';
      show(halted ? saving : rest());
      if (!halted && rest().state === 'waiting') schedule(PAUSE_MS);
    },
    flush,
    async takeInHand(takeOver) {
      const lock = await ports.lock(takeOver);
      update({ draft: { ...state.get().draft, lock } });
      if (state.get().saving.state === 'locked') show({ state: 'waiting' });
      meet(await ports.load());
      await flush();
    },
    async settle(choice) {
      waiting = choice === 'theirs' ? new Map() : new Map([...unheard, ...waiting]);
      unheard = new Map();
      const next = await ports.load();
      adopt(next);
      keep();
      const { files: _none, ...about } = next;
      update({ draft: about });
      show(rest());
      await flush();
    },
    setFindings: (findings) => update({ findings }),
    abandon() {
      cancelTimer();
      waiting = new Map();
      unheard = new Map();
      keep();
      show({ state: 'saved' });
    },
  };
}
