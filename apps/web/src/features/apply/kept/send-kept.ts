import { ApiProblem } from '../../../lib/api/api-problem.ts';
import type { DraftPort } from '../autosave.ts';
import type { KeptDraft, KeptStore } from './kept-draft.ts';

export interface SendingReport {
  /** They are on the server now. */
  sent: KeptDraft[];
  /** They were changed elsewhere as well: their person decides. */
  conflicts: KeptDraft[];
}

/**
 * Sends what was filled in without the network, leaving alone what is open on a page just now. Nothing is overwritten: what was changed
 * elsewhere meanwhile stays on the device. Stops at the first request that does not get through.
 */
export async function sendKept(
  store: KeptStore,
  userId: string,
  { port, isOpen }: { port: (itemKey: string) => DraftPort; isOpen: (draft: KeptDraft) => boolean },
): Promise<SendingReport> {
  const report: SendingReport = { sent: [], conflicts: [] };
  for (const draft of await store.of(userId)) {
    if (!draft.unsent || isOpen(draft)) continue;
    const drafts = port(draft.item.key);
    try {
      const saved = await (draft.saved ? drafts.save(draft.saved, draft.form) : drafts.create(draft.form));
      // Somebody may have opened it while it was under way.
      if (isOpen(draft)) continue;
      const sent = { ...draft, saved, unsent: false };
      await store.put(sent);
      report.sent.push(sent);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.code === 'draft-conflict') report.conflicts.push(draft);
      // Submitted or removed elsewhere: what was written here becomes a draft of its own the next time.
      else if (error.status === 404) await store.put({ ...draft, saved: null });
      else if (error.transient) break;
    }
  }
  return report;
}
