import { useEffect } from 'react';
import { unlockDraft, validateDraft } from '../api/drafts.ts';
import type { DraftStore } from './draft-store.ts';

const RENEW_MS = 2 * 60_000;

/**
 * Keeps a draft in hand as long as its page is open: takes it unless somebody else has it, renews that, checks the files
 * once, saves and lays the draft down at the end, and asks before a page with unsaved changes is closed.
 */
export function useKeepInHand(id: string, store: DraftStore | null): void {
  useEffect(() => {
    if (!store) return;
    const isOthers = () => {
      const { lock } = store.state.get().draft;
      return lock !== null && !lock.mine;
    };
    // Whoever cannot take it sees so by the lock that the draft carries; saving tells again.
    const take = () => void (isOthers() ? undefined : store.takeInHand(false).catch(() => undefined));
    take();
    validateDraft(id).then(
      ({ findings }) => store.setFindings(findings),
      () => undefined,
    );
    const renewal = window.setInterval(() => {
      if (document.visibilityState === 'visible') take();
    }, RENEW_MS);
    const online = () => void store.flush();
    const hide = () => {
      if (document.visibilityState === 'hidden') void store.flush();
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (store.state.get().saving.state !== 'saved') event.preventDefault();
    };
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.clearInterval(renewal);
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', hide);
      void store
        .flush()
        .then(() => (isOthers() ? undefined : unlockDraft(id)))
        .catch(() => undefined);
    };
  }, [id, store]);
}
