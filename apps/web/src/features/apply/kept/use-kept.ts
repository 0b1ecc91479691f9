import { useCallback, useEffect, useState } from 'react';
import { findKept, type KeptDraft } from './kept-draft.ts';
import { keptDraftsOf } from './kept-drafts.ts';

/**
 * What the device keeps of a draft that is opened: undefined until that is known, null for nothing. Read when the page opens and when
 * asked again, never in between: what is typed lives on the page.
 */
export function useKept(userId: string, itemKey: string, draftId: string | null) {
  const [kept, setKept] = useState<KeptDraft | null | undefined>();
  const read = useCallback(async () => {
    setKept(undefined);
    setKept(findKept(await keptDraftsOf(userId).catch(() => []), itemKey, draftId));
  }, [userId, itemKey, draftId]);
  useEffect(() => void read(), [read]);
  return { kept, read };
}
