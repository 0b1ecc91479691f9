import { useSyncExternalStore } from 'react';

const STEP_MS = 30_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function read() {
  const current = Date.now();
  // Without a running timer the value grows old; within one step it stays the same, so that renders agree.
  if (Math.abs(current - now) >= STEP_MS) now = current;
  return now;
}

/** The present (milliseconds), renewed every half minute, so that relative times do not go stale. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
