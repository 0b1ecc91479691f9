import { type StepOptions, stepOnTokens, TokensModel } from '@flowhall/tokens';
import type { Command, ExecutableModel, Snapshot, StepContext, StepResult } from '@flowhall/tokens/port';
import { EngineError } from '@flowhall/tokens/port';
import { BpmnEngineModel } from './runtime/bpmn-engine/executable.ts';
import { stepOnBpmnEngine } from './runtime/bpmn-engine/step.ts';

/**
 * Applies one command to an instance. Synchronous; the same input yields the same result (opaque ids inside the snapshot
 * aside); nothing given is changed.
 *
 * @param snapshot null for `start`, else what the last step returned
 * @throws StaleCommandError nobody waits for the command (any more)
 * @throws ChoiceRequiredError, NoFlowTakenError, ExpressionError, EndlessLoopError the model cannot go on like this
 * @throws EngineError `move-refused`, `snapshot-unreadable`
 */
export function step(
  model: ExecutableModel,
  snapshot: Snapshot | null,
  command: Command,
  ctx: StepContext,
): StepResult {
  return runStep(model, snapshot, command, ctx);
}

/** {@link step} with what only a preview asks for. */
export function runStep(
  model: ExecutableModel,
  snapshot: Snapshot | null,
  command: Command,
  ctx: StepContext,
  options?: StepOptions,
): StepResult {
  if (model instanceof BpmnEngineModel) return stepOnBpmnEngine(model, snapshot, command, ctx, options);
  if (model instanceof TokensModel) return stepOnTokens(model, snapshot, command, ctx, options);
  throw new EngineError('model-refused', `No runtime for this model: ${model.runtime}`);
}
