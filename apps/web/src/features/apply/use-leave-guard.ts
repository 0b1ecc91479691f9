import { useEffect } from 'react';
import { type Blocker, useBlocker } from 'react-router';

/**
 * Keeps the page while `unsaved`: other pages of the application are held back until the blocker is told, and the
 * browser asks before the tab is closed.
 */
export function useLeaveGuard(unsaved: boolean): Blocker {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
}
