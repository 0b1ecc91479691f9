import type { ItemDetail } from '@flowhall/contracts';
import { useEffect, useRef } from 'react';
import { ApiProblem } from '../../lib/api/api-problem.ts';
import type { Autosave, AutosaveState, Form, SavedDraft } from './autosave.ts';
import type { KeptDraft } from './kept/kept-draft.ts';
import { useKeeper } from './kept/use-keeper.ts';
import { useAutosave } from './use-autosave.ts';

export interface KeptAutosave {
  autosave: Autosave;
  saved: AutosaveState;
  change: (form: Form) => void;
  /** Whether leaving loses nothing: on the server, or at least on the device until the network is back. */
  secure: () => Promise<boolean>;
  /** It has been submitted: nothing of it stays on the device. */
  drop: () => void;
}

/** Saves a draft on the server and, beside that, on the device: what the server does not have yet is not lost with the page. */
export function useKeptAutosave(options: {
  item: ItemDetail;
  userId: string;
  draft: SavedDraft | null;
  kept: KeptDraft | null;
  form: Form;
}): KeptAutosave {
  const { item, userId, draft, kept } = options;
  const [autosave, saved] = useAutosave(item.key, kept?.unsent ? kept.saved : draft);
  const keeper = useKeeper(item, userId, kept);
  const latest = useRef(options.form);
  latest.current = options.form;
  const begun = useRef(false);

  useEffect(() => {
    // What was written without the network is sent as if it were typed now; somebody else's changes are met as a conflict.
    if (begun.current || !kept?.unsent) return;
    begun.current = true;
    autosave.change(kept.form);
  }, [autosave, kept]);

  useEffect(() => {
    if (saved.status === 'idle' || saved.status === 'saving') return;
    keeper.keep(latest.current, saved.draft, saved.status !== 'saved');
  }, [keeper, saved]);

  return {
    autosave,
    saved,
    change(form) {
      latest.current = form;
      keeper.keep(form, saved.draft, true);
      autosave.change(form);
    },
    async secure() {
      if (await autosave.flush()) return true;
      const { error } = autosave.state.get();
      return error instanceof ApiProblem && error.transient && keeper.flush();
    },
    drop: () => void keeper.drop(),
  };
}
