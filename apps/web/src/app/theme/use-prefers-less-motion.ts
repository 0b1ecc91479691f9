import { useSyncExternalStore } from 'react';

const prefersLess = window.matchMedia('(prefers-reduced-motion: reduce)');

function subscribe(listener: () => void) {
  prefersLess.addEventListener('change', listener);
  return () => prefersLess.removeEventListener('change', listener);
}

/** Whether the device is set to move as little as possible. */
export function usePrefersLessMotion(): boolean {
  return useSyncExternalStore(subscribe, () => prefersLess.matches);
}
