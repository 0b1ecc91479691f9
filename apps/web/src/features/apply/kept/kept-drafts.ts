import { paths } from '../../../lib/paths.ts';
import { createStore } from '../../../lib/store.ts';
import type { KeptDraft } from './kept-draft.ts';
import type { SendingReport } from './send-kept.ts';

/** What became of drafts that were filled in without the network; null when there is nothing to tell. */
export const sendingReport = createStore<SendingReport | null>(null);

const NOTE = 'flowhall.kept-drafts';
const openPages = new Set<string>();

/** Whether a draft may be on this device; without, its code need not be fetched. */
export const mayHaveKept = (): boolean => localStorage.getItem(NOTE) !== null;
export const noteKept = (): void => localStorage.setItem(NOTE, 'yes');

const openStore = async () => (await import('./open-store.ts')).openKeptStore();

/** A page has the draft, and sends it by itself. Returns how to give it back. */
export function claimKept(id: string): () => void {
  openPages.add(id);
  return () => openPages.delete(id);
}

/** Also a page that opens just now: its address says which draft it goes on with. */
const isOpen = ({ id, item }: KeptDraft): boolean =>
  openPages.has(id) || window.location.pathname === paths.apply(item.key);

let sending: Promise<void> = Promise.resolve();

/** All drafts of a person that are on this device, the newest first; not while they are being sent. */
export async function keptDraftsOf(userId: string): Promise<KeptDraft[]> {
  if (!mayHaveKept()) return [];
  await sending;
  const [store, { byAge }] = await Promise.all([openStore(), import('./kept-draft.ts')]);
  return byAge(await store.of(userId).catch(() => []));
}

async function send(userId: string): Promise<void> {
  const [store, { sendKept }, { draftPort }] = await Promise.all([
    openStore(),
    import('./send-kept.ts'),
    import('../api/draft-port.ts'),
  ]);
  const report = await sendKept(store, userId, { port: draftPort, isOpen });
  if (report.sent.length > 0 || report.conflicts.length > 0) sendingReport.set(report);
}

/** The network is back, or somebody has signed in: sends what is not sent. Fails quietly: the next time tries again. */
export function sendKeptDrafts(userId: string): Promise<void> {
  if (mayHaveKept()) sending = sending.then(() => send(userId)).catch(() => undefined);
  return sending;
}

/** Forgets all drafts of a person on this device: they sign out, and others may use it after them. */
export async function forgetKeptDrafts(userId: string): Promise<void> {
  sendingReport.set(null);
  if (!mayHaveKept()) return;
  const store = await openStore();
  for (const { id } of await store.of(userId)) await store.remove(id);
}
