import { useEffect, useState } from 'react';
import { useStore } from '../../lib/store.ts';
import { draftPort } from './api/draft-port.ts';
import { type Autosave, type AutosaveState, createAutosave, type SavedDraft } from './autosave.ts';
import { later } from './later.ts';

/** Autosave for the time of the page; also saves when the tab is put away and when the network comes back. */
export function useAutosave(itemKey: string, draft: SavedDraft | null): [Autosave, AutosaveState] {
  const [autosave] = useState(() => createAutosave({ port: draftPort(itemKey), draft, later }));
  const state = useStore(autosave.state);
  useEffect(() => {
    const saveNow = () => {
      if (document.visibilityState === 'hidden') void autosave.flush();
    };
    const saveAgain = () => void autosave.flush();
    document.addEventListener('visibilitychange', saveNow);
    window.addEventListener('online', saveAgain);
    return () => {
      document.removeEventListener('visibilitychange', saveNow);
      window.removeEventListener('online', saveAgain);
    };
  }, [autosave]);
  return [autosave, state];
}
