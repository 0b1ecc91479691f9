import { useEffect, useState } from 'react';
import { useStore } from '../../lib/store.ts';
import { draftPort } from './api/draft-port.ts';
import { type Autosave, type AutosaveState, createAutosave, type SavedDraft } from './autosave.ts';

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Autosave for the time of the page; also saves when the tab is put away. */
export function useAutosave(itemKey: string, draft: SavedDraft | null): [Autosave, AutosaveState] {
  const [autosave] = useState(() => createAutosave({ port: draftPort(itemKey), draft, later }));
  const state = useStore(autosave.state);
  useEffect(() => {
    const saveNow = () => {
      if (document.visibilityState === 'hidden') void autosave.flush();
    };
    document.addEventListener('visibilitychange', saveNow);
    return () => document.removeEventListener('visibilitychange', saveNow);
  }, [autosave]);
  return [autosave, state];
}
