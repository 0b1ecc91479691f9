import { migrateSnapshot } from '@flowhall/engine';
import { type MigrationFinding, type MigrationLoss, type MigrationPlan, migrationFinding } from '@flowhall/tokens';
import type { Actor } from '../actions.ts';
import type { VersionChange } from '../history/history-entry.ts';
import { type ApprovalModel, localName } from '../model.ts';
import type { ApprovalPorts } from '../ports.ts';
import type { ActResult } from '../result.ts';
import { type InstanceState, isUnderWay } from '../state.ts';
import { finishWork } from '../unit-of-work/finish.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { callEngine, takeOver } from '../unit-of-work/run-engine.ts';
import { settle } from '../unit-of-work/settle.ts';
import { beginWork, putTask, type Work } from '../unit-of-work/work.ts';
import { mapApproval, renameKeys } from './map-approval.ts';

/** What is asked of a migration. */
export interface MigrationRequest {
  readonly plan: MigrationPlan;
  readonly versions: VersionChange;
  /** For the history. */
  readonly reason: string | null;
}

export type MigrationOutcome =
  | { readonly migrated: true; readonly result: ActResult; readonly losses: readonly MigrationLoss[] }
  | { readonly migrated: false; readonly refusals: readonly MigrationFinding[] };

/**
 * Brings an instance to another version: its state, and everything that the approval layer remembers of steps. Whoever has
 * an open task keeps it, also when the target would give the step to others. Where the target lets the process go on at
 * once, it does. The given state is left as it was; the caller holds the instance's lock and has checked the actor's right.
 *
 * @param model the target
 * @throws ApprovalError when the process goes on and cannot, like any action
 */
export async function migrateInstance(
  model: ApprovalModel,
  state: InstanceState,
  actor: Actor,
  { plan, versions, reason }: MigrationRequest,
  ports: ApprovalPorts,
): Promise<MigrationOutcome> {
  const { snapshot } = state;
  if (!snapshot || !isUnderWay(state.status))
    return { migrated: false, refusals: [migrationFinding('over', plan.from.processId)] };
  const work = await beginWork(model, state, actor, [], ports);
  rename(work, plan);
  const migrated = callEngine(work, (context) => migrateSnapshot(plan, snapshot, context));
  if (!migrated.migrated) return migrated;
  takeOver(work, migrated.result);
  renameWaits(work, plan);
  await recordByActor(work, { action: 'migrate', opinion: reason, detail: { versions } });
  const openedBy = work.approval.path.at(-1)?.id ?? null;
  await settle(work, migrated.result, { openedBy, reason: 'forward', next: null });
  return { migrated: true, result: await finishWork(work), losses: migrated.losses };
}

/** Everything that names steps, before the engine is asked: its expressions see the target's names. */
function rename(work: Work, { targetOf }: MigrationPlan): void {
  const { approval, rounds } = mapApproval(work.approval, work.before.rounds, targetOf);
  work.approval = approval;
  work.variables = { ...work.variables, steps: renameKeys(work.variables.steps, targetOf) };
  for (const round of rounds) work.rounds.set(round.id, round);
  for (const task of work.before.tasks) {
    const stepId = targetOf(task.stepId) ?? task.stepId;
    const node = work.model.nodes.get(stepId);
    const stepName = node ? localName(node) : task.stepName;
    const isSame = stepId === task.stepId && stepName.zh === task.stepName.zh && stepName.en === task.stepName.en;
    if (!isSame) putTask(work, task, { stepId, stepName });
  }
}

/** Incidents stay at their places. */
function renameWaits(work: Work, { targetOf }: MigrationPlan): void {
  work.incidents = work.incidents.map((incident) => {
    const elementId = incident.elementId === null ? null : (targetOf(incident.elementId) ?? incident.elementId);
    return elementId === incident.elementId ? incident : { ...incident, elementId };
  });
}
