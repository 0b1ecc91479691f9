import { useSyncExternalStore } from 'react';

/** From this width (px) on a list and what is read fit side by side. */
const query = window.matchMedia('(min-width: 1200px)');

function subscribe(listener: () => void) {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether two panes fit side by side. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
