import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@flowhall/db';

/** Told while it watches: what happens between two looks is not missed. */
export interface Watch {
  /** Resolves when something happened since the last call, after `ms`, or when `signal` is aborted. */
  next(ms: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

/** Wakes those who wait for a word on a channel of the database, in every process. */
export interface WakeUps {
  watch(words: readonly string[]): Watch;
  close(): Promise<void>;
}

interface Watcher {
  readonly words: ReadonlySet<string>;
  wake(): void;
}

export async function createWakeUps(database: Database, channel: string): Promise<WakeUps> {
  const watchers = new Set<Watcher>();
  const stop = await database.listen(
    channel,
    (word) => {
      for (const watcher of watchers) if (watcher.words.has(word)) watcher.wake();
    },
    {
      // What was said in between is gone: everybody looks again.
      onGap: () => {
        for (const watcher of watchers) watcher.wake();
      },
    },
  );
  return {
    watch(words) {
      let happened = false;
      let woken = new AbortController();
      const watcher: Watcher = {
        words: new Set(words),
        wake() {
          happened = true;
          woken.abort();
        },
      };
      watchers.add(watcher);
      return {
        async next(ms, signal) {
          if (!happened) {
            woken = new AbortController();
            const either = AbortSignal.any([signal, woken.signal]);
            await pause(ms, undefined, { signal: either, ref: false }).catch(() => undefined);
          }
          happened = false;
        },
        stop: () => {
          watchers.delete(watcher);
        },
      };
    },
    close: stop,
  };
}
