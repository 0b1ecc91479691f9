import type { ItemDetail } from '@flowhall/contracts';
import { useEffect, useState } from 'react';
import { randomKey } from '../../../lib/api/intents.ts';
import { later } from '../later.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import type { KeptDraft } from './kept-draft.ts';
import { claimKept, noteKept } from './kept-drafts.ts';
import { openKeptStore } from './open-store.ts';

/** Keeps the draft of a page on the device for the time of the page; goes on with a kept one where there is one. */
export function useKeeper(item: ItemDetail, userId: string, kept: KeptDraft | null): Keeper {
  const [{ keeper, id }] = useState(() => {
    const base = { id: kept?.id ?? randomKey(), userId, item };
    return { id: base.id, keeper: createKeeper({ open: openKeptStore, base, now: () => new Date(), later }) };
  });
  useEffect(() => {
    noteKept();
    const release = claimKept(id);
    const write = () => {
      if (document.visibilityState === 'hidden') void keeper.flush();
    };
    document.addEventListener('visibilitychange', write);
    return () => {
      document.removeEventListener('visibilitychange', write);
      void keeper.flush().finally(release);
    };
  }, [keeper, id]);
  return keeper;
}
