import { useSyncExternalStore } from 'react';

/** Below this width (px) pages use one column, bottom tabs and sheets. CSS modules repeat the number. */
export const PHONE_MAX_WIDTH = 767;
const query = window.matchMedia(`(max-width: ${PHONE_MAX_WIDTH}px)`);

function subscribe(listener: () => void) {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the screen is phone-sized. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
