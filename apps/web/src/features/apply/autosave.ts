import { ApiProblem } from '../../lib/api/api-problem.ts';
import { createStore, type Store } from '../../lib/store.ts';

export type Form = Record<string, unknown>;

/** A draft as the server keeps it. */
export interface SavedDraft {
  id: string;
  version: number;
  /** ISO 8601. */
  updatedAt: string;
}

export interface DraftPort {
  create(form: Form): Promise<SavedDraft>;
  save(draft: SavedDraft, form: Form): Promise<SavedDraft>;
}

export interface AutosaveState {
  /** `conflict`: the draft was changed elsewhere, and nothing is saved until somebody decides. */
  status: 'idle' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict';
  draft: SavedDraft | null;
  error: unknown;
}

export interface Autosave {
  state: Store<AutosaveState>;
  /** Takes the newest contents; they are saved after a pause in typing. */
  change(form: Form): void;
  /** Saves at once what is not saved. True when nothing is left unsaved. */
  flush(): Promise<boolean>;
  /** Waits for a save under way and starts no more, until `resume`. */
  pause(): Promise<void>;
  resume(): void;
  /** After a conflict: go on from the draft as it is on the server, keeping the own contents. */
  overwrite(latest: SavedDraft): Promise<boolean>;
  /** After a conflict: the draft as it is on the server replaces the own contents. */
  adopt(latest: SavedDraft): void;
}

export interface AutosaveOptions {
  port: DraftPort;
  draft: SavedDraft | null;
  /** Runs a function after so many milliseconds; returns how to cancel it. */
  later: (run: () => void, ms: number) => () => void;
}

const TYPING_PAUSE_MS = 1_000;
const RETRY_MS = [3_000, 10_000, 30_000];

/** Keeps a draft up to date: one save at a time, the newest contents win, lost connections are retried. */
export function createAutosave({ port, draft, later }: AutosaveOptions): Autosave {
  const state = createStore<AutosaveState>({ status: draft ? 'saved' : 'idle', draft, error: null });
  let pending: Form | null = null;
  let running: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;
  let paused = false;
  let failures = 0;

  const show = (next: Partial<AutosaveState>) => state.set({ ...state.get(), ...next });
  const schedule = (ms: number) => {
    cancelTimer?.();
    cancelTimer = later(() => void run(), ms);
  };

  const attempt = async (form: Form) => {
    show({ status: 'saving' });
    try {
      const known = state.get().draft;
      const saved = await (known ? port.save(known, form) : port.create(form));
      failures = 0;
      show({ status: pending ? 'unsaved' : 'saved', draft: saved, error: null });
    } catch (error) {
      pending ??= form;
      const conflict = error instanceof ApiProblem && error.code === 'draft-conflict';
      show({ status: conflict ? 'conflict' : 'failed', error });
      if (!conflict && error instanceof ApiProblem && error.transient) {
        schedule(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? TYPING_PAUSE_MS);
      }
      failures += 1;
    }
  };

  const run = async (): Promise<void> => {
    cancelTimer?.();
    cancelTimer = null;
    if (running !== null) return running;
    if (!pending || paused || state.get().status === 'conflict') return;
    const form = pending;
    pending = null;
    running = attempt(form).finally(() => {
      running = null;
    });
    await running;
    if (pending && state.get().status === 'unsaved') schedule(TYPING_PAUSE_MS);
  };

  const flush = async () => {
    await running;
    await run();
    return pending === null;
  };

  return {
    state,
    flush,
    change(form) {
      pending = form;
      const { status } = state.get();
      if (status === 'conflict') return;
      if (status !== 'saving') show({ status: 'unsaved' });
      if (!paused) schedule(TYPING_PAUSE_MS);
    },
    async pause() {
      paused = true;
      cancelTimer?.();
      await running;
    },
    resume() {
      paused = false;
      if (pending) schedule(TYPING_PAUSE_MS);
    },
    overwrite(latest) {
      show({ status: 'unsaved', draft: latest, error: null });
      return flush();
    },
    adopt(latest) {
      pending = null;
      show({ status: 'saved', draft: latest, error: null });
    },
  };
}
