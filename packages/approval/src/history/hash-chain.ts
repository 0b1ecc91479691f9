import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { HistoryEntry } from './history-entry.ts';

/** `previousHash` of an instance's first entry. */
export const FIRST_HASH = '';

export type UnhashedEntry = Omit<HistoryEntry, 'hash' | 'previousHash'>;

/** SHA-256 in hex over the previous entry's hash and the entry's own canonical JSON. */
export function hashEntry(previousHash: string, entry: UnhashedEntry): string {
  const { id, seq, action, actorId, onBehalfOfId, taskId, stepId, stepName, opinion, detail, changes, at } = entry;
  const content = {
    id,
    seq,
    action,
    actorId,
    onBehalfOfId,
    taskId,
    stepId,
    stepName,
    opinion,
    detail,
    changes,
    at,
  };
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalJson(content)}`)
    .digest('hex');
}

export interface ChainCheck {
  readonly intact: boolean;
  readonly entries: number;
  /** Number of the first entry that was changed, is missing or is out of place. */
  readonly brokenAt: number | null;
}

/**
 * Proves an instance's whole history, in the order of `seq`, unchanged and without gaps.
 * @param isVouched whether somebody vouches for what is left of an entry from which personal data were erased
 */
export function verifyChain(
  entries: readonly HistoryEntry[],
  isVouched: (entry: HistoryEntry) => boolean = () => false,
): ChainCheck {
  let previous = FIRST_HASH;
  for (const [index, entry] of entries.entries()) {
    const seq = index + 1;
    const fits =
      entry.seq === seq &&
      entry.previousHash === previous &&
      (entry.hash === hashEntry(previous, entry) || isVouched(entry));
    if (!fits) return { intact: false, entries: entries.length, brokenAt: seq };
    previous = entry.hash;
  }
  return { intact: true, entries: entries.length, brokenAt: null };
}
