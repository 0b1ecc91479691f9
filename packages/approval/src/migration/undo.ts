import type { Actor } from '../actions.ts';
import { canonicalJson } from '../history/canonical-json.ts';
import type { VersionChange } from '../history/history-entry.ts';
import type { ApprovalModel } from '../model.ts';
import type { ApprovalPorts } from '../ports.ts';
import type { ActResult } from '../result.ts';
import type { InstanceState } from '../state.ts';
import { finishWork } from '../unit-of-work/finish.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { beginWork, closeRound, putTask, type Work } from '../unit-of-work/work.ts';

/**
 * Takes a migration back: the instance is again what it was, and the history says so. Only for an instance that nobody has
 * acted on since; the caller makes sure of it.
 *
 * @param model the version that the instance had before
 * @param now the instance as the migration left it
 * @param before the instance as it was before the migration
 */
export async function undoMigration(
  model: ApprovalModel,
  { now, before }: { readonly now: InstanceState; readonly before: InstanceState },
  actor: Actor,
  { versions, reason }: { readonly versions: VersionChange; readonly reason: string | null },
  ports: ApprovalPorts,
): Promise<ActResult> {
  const work = await beginWork(model, now, actor, [], ports);
  work.status = before.status;
  work.snapshot = before.snapshot;
  work.variables = before.variables;
  work.approval = { ...before.approval, history: now.approval.history };
  work.timers = before.timers;
  work.subscriptions = before.subscriptions;
  work.incidents = before.incidents;
  restoreRounds(work, before);
  await recordByActor(work, { action: 'migrate-back', opinion: reason, detail: { versions } });
  return finishWork(work);
}

function restoreRounds(work: Work, before: InstanceState): void {
  const known = new Set(before.rounds.map((round) => round.id));
  for (const round of work.before.rounds) if (!known.has(round.id)) closeRound(work, round, 'cancelled');
  for (const round of before.rounds) if (!isSame(work.rounds.get(round.id), round)) work.rounds.set(round.id, round);
  for (const task of before.tasks) {
    const current = work.tasks.get(task.id);
    if (current && isSame({ ...current, version: 0 }, { ...task, version: 0 })) continue;
    // a version is never given twice, or a page that shows the state between could act on it
    putTask(work, { ...task, version: current?.version ?? task.version }, {});
  }
}

function isSame<T>(a: T | undefined, b: T): boolean {
  return a !== undefined && canonicalJson(a) === canonicalJson(b);
}
