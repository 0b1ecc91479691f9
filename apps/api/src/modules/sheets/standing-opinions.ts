import type { HistoryAction, HistoryEntry } from '@flowhall/approval';

const OPINIONS: ReadonlySet<HistoryAction> = new Set<HistoryAction>(['agree', 'disagree', 'auto-agree']);

export interface Standing {
  /** Steps that are behind, apart from the apply step. */
  readonly done: ReadonlySet<string>;
  /** Since when the steps wait that wait now. */
  readonly open: ReadonlyMap<string, string>;
  readonly rejected: boolean;
  readonly applyStepId: string;
}

/**
 * The opinions that count: each person's last one at each step. What a return or withdrawal has undone is in the records
 * only, until somebody gives an opinion there again.
 */
export function standingOpinions(entries: readonly HistoryEntry[], standing: Standing): Map<string, HistoryEntry[]> {
  const { done, open, rejected, applyStepId } = standing;
  const last = new Map<string, HistoryEntry>();
  for (const entry of entries) {
    if (!OPINIONS.has(entry.action) || entry.stepId === null || entry.stepId === applyStepId) continue;
    last.set(`${entry.stepId} ${entry.onBehalfOfId ?? entry.actorId ?? ''}`, entry);
  }
  const final = rejected ? entries.findLast((entry) => entry.action === 'disagree') : undefined;
  const counts = ({ stepId, at }: HistoryEntry): boolean => {
    const since = open.get(stepId ?? '');
    return since === undefined ? done.has(stepId ?? '') : at >= since;
  };
  const bySteps = new Map<string, HistoryEntry[]>();
  for (const entry of [...last.values()].sort((one, other) => one.seq - other.seq)) {
    const { stepId } = entry;
    if (stepId === null || !(counts(entry) || entry === final)) continue;
    bySteps.set(stepId, [...(bySteps.get(stepId) ?? []), entry]);
  }
  return bySteps;
}
