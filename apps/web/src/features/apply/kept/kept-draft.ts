import type { ItemDetail } from '@flowhall/contracts';
import type { Form, SavedDraft } from '../autosave.ts';

/** A draft as it is kept on the device, with all that filling it in needs. */
export interface KeptDraft {
  id: string;
  userId: string;
  item: ItemDetail;
  /** As the server had it when the two last agreed; null before it has heard of it. */
  saved: SavedDraft | null;
  form: Form;
  /** ISO 8601. */
  changedAt: string;
  /** The server does not have these contents yet. */
  unsent: boolean;
}

/** Where drafts are kept. A browser that forbids it keeps nothing, and nothing fails. */
export interface KeptStore {
  of(userId: string): Promise<KeptDraft[]>;
  put(draft: KeptDraft): Promise<void>;
  remove(id: string): Promise<void>;
}

const MOST = 10;
const LONGEST_MS = 30 * 86_400_000;

/** The newest first. */
export const byAge = (drafts: readonly KeptDraft[]): KeptDraft[] =>
  drafts.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));

/** Ids of those that are kept no longer: what the server has, when it is old or one of many. */
export function toForget(drafts: readonly KeptDraft[], now: Date): string[] {
  const oldest = new Date(now.getTime() - LONGEST_MS).toISOString();
  return byAge(drafts.filter(({ unsent }) => !unsent))
    .filter(({ changedAt }, at) => at >= MOST || changedAt < oldest)
    .map(({ id }) => id);
}

/** The kept copy of a draft of the server; without its id, what was begun for the item and never reached the server. */
export function findKept(drafts: readonly KeptDraft[], itemKey: string, draftId: string | null): KeptDraft | null {
  const own = byAge(drafts).filter(({ item }) => item.key === itemKey);
  return own.find(({ saved, unsent }) => (draftId === null ? saved === null && unsent : saved?.id === draftId)) ?? null;
}
