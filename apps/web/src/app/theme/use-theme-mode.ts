import { useEffect, useSyncExternalStore } from 'react';
import { themeChoice } from '../../lib/preferences.ts';
import { useStore } from '../../lib/store.ts';
import { BARS } from './theme.ts';

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void) {
  prefersDark.addEventListener('change', listener);
  return () => prefersDark.removeEventListener('change', listener);
}

/** The theme in effect; also tells the browser, for its own bars and controls. */
export function useThemeMode(): 'light' | 'dark' {
  const choice = useStore(themeChoice);
  const systemDark = useSyncExternalStore(subscribe, () => prefersDark.matches);
  const mode = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.style.colorScheme = mode;
    document.documentElement.dataset.theme = mode;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', BARS[mode]);
  }, [mode]);
  return mode;
}
