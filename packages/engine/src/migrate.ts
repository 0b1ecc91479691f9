import {
  type InstanceState,
  type MigrationFinding,
  type MigrationLoss,
  type MigrationPlan,
  type MigrationReason,
  mapState,
  migrationFinding,
  type PlacedState,
  restoreOnTokens,
  TokensModel,
  tokensStateOf,
} from '@flowhall/tokens';
import type { ExecutableModel, Snapshot, StepContext, StepResult } from '@flowhall/tokens/port';
import { EngineError } from '@flowhall/tokens/port';
import { BpmnEngineModel } from './runtime/bpmn-engine/executable.ts';
import { restoreOnBpmnEngine } from './runtime/bpmn-engine/restore.ts';
import { engineStateOf } from './runtime/bpmn-engine/state-of.ts';

/** What came of migrating one instance: its state in the target, or why it stays where it is. */
export type Migrated =
  | { migrated: true; result: StepResult; losses: MigrationLoss[] }
  | { migrated: false; refusals: MigrationFinding[] };

/**
 * Brings one instance to the plan's target, if need be to another runtime. Waiting steps, timers and jobs keep their
 * execution ids. Nothing given is changed: to check, ask and throw the answer away.
 *
 * @throws EngineError `snapshot-unreadable`, and what a step throws when the instance goes on at once
 */
export function migrateSnapshot(plan: MigrationPlan, snapshot: Snapshot, ctx: StepContext): Migrated {
  if (plan.errors.length) return { migrated: false, refusals: [...plan.errors] };
  const state = stateOf(plan.from, snapshot, ctx);
  if (!state) return refused('over', plan.from.processId);
  if ('reason' in state) return refused(state.reason, state.elementId);
  const { refusals, losses, ...placed } = mapState(plan, state);
  if (refusals.length) return { migrated: false, refusals };
  const result = restore(plan.to, placed, ctx);
  if ('reason' in result) return refused(result.reason, result.elementId);
  if (result.incident) return refused('join-never-fires', result.incident.elementIds[0] ?? plan.to.processId);
  return { migrated: true, result, losses };
}

function refused(reason: MigrationReason, elementId: string): Migrated {
  return { migrated: false, refusals: [migrationFinding(reason, elementId)] };
}

function stateOf(
  model: ExecutableModel,
  snapshot: Snapshot,
  ctx: StepContext,
): InstanceState | ReturnType<typeof engineStateOf> {
  if (model instanceof BpmnEngineModel) return engineStateOf(model, snapshot, ctx);
  if (model instanceof TokensModel) return tokensStateOf(snapshot);
  throw noRuntime(model);
}

function restore(
  model: ExecutableModel,
  placed: PlacedState,
  ctx: StepContext,
): ReturnType<typeof restoreOnBpmnEngine> {
  if (model instanceof BpmnEngineModel) return restoreOnBpmnEngine(model, placed, ctx);
  if (model instanceof TokensModel) return restoreOnTokens(model, placed, ctx);
  throw noRuntime(model);
}

function noRuntime(model: ExecutableModel): EngineError {
  return new EngineError('model-refused', `No runtime for this model: ${model.runtime}`);
}
