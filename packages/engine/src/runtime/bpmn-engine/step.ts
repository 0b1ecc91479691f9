import { isRecord } from '@flowhall/feel';
import type { StepOptions } from '@flowhall/tokens';
import type { Command, Snapshot, StepContext, StepResult } from '@flowhall/tokens/port';
import { EngineError, StaleCommandError, stepScope } from '@flowhall/tokens/port';
import { act } from './act.ts';
import type { BpmnEngineModel, Slice } from './executable.ts';
import { Instance } from './instance.ts';
import { cancelledResult, resultOf } from './result.ts';
import { activeElements, SliceMiss } from './slice.ts';
import { startEventOf } from './start-event.ts';
import { StepRun } from './step-run.ts';
import { readRunningState } from './stored-state.ts';

/** One step of this runtime: load, act, let the tokens advance, save. Nothing of a failed step remains. */
export function stepOnBpmnEngine(
  model: BpmnEngineModel,
  snapshot: Snapshot | null,
  command: Command,
  ctx: StepContext,
  options: StepOptions = {},
): StepResult {
  const at = ctx.clock();
  const fixed = { ...ctx, clock: () => at };
  // a miss is tried again from the start, and what a script host does need not be repeatable
  const slice = ctx.script ? undefined : model.slice(seedsOf(model, snapshot, command));
  if (!slice) return attempt(model, undefined, snapshot, command, fixed, options);
  try {
    return attempt(model, slice, snapshot, command, fixed, options);
  } catch (error) {
    if (error instanceof SliceMiss) return attempt(model, undefined, snapshot, command, fixed, options);
    throw error;
  }
}

/** What is active before the step or is started or moved to by it. */
function seedsOf({ index, processId }: BpmnEngineModel, snapshot: Snapshot | null, command: Command): string[] {
  const seeds = snapshot && isRecord(snapshot.data) ? activeElements(snapshot.data.state) : [];
  if (command.type === 'start')
    for (const node of index.nodesOf(processId)) if (!node.incoming.length && !node.attachedTo) seeds.push(node.id);
  if (command.type === 'move')
    for (const to of command.to) seeds.push(('flowId' in to ? index.flow(to.flowId)?.target : to.elementId) ?? '');
  return seeds;
}

function attempt(
  model: BpmnEngineModel,
  slice: Slice | undefined,
  snapshot: Snapshot | null,
  command: Command,
  ctx: StepContext,
  options: StepOptions,
): StepResult {
  const stored = snapshot && readRunningState(snapshot);
  const run = newRun(model, stored, slice, command, ctx, options);
  const instance = new Instance(slice?.source ?? model.source, model.index, run);
  if (stored) instance.load(stored.state);
  if (command.type === 'cancel') {
    if (!stored) throw notStarted();
    return cancelledResult(model, instance);
  }
  if (command.type === 'start') {
    if (stored) throw new StaleCommandError('The instance has been started already');
    instance.start();
  } else {
    if (!stored) throw notStarted();
    act(model, instance, command);
  }
  instance.settle();
  const output = 'output' in command ? command.output : undefined;
  return resultOf(model, instance, { ...output, ...run.changes });
}

function notStarted(): EngineError {
  return new EngineError('snapshot-unreadable', 'There is no snapshot: only a start command needs none');
}

function newRun(
  model: BpmnEngineModel,
  stored: ReturnType<typeof readRunningState> | null,
  slice: Slice | undefined,
  command: Command,
  ctx: StepContext,
  options: StepOptions,
): StepRun {
  const chosen = 'chosenFlows' in command ? command.chosenFlows : undefined;
  return new StepRun(model.index, {
    feel: stepScope(ctx, command),
    chosen: new Set(chosen),
    alwaysAsk: options.alwaysAsk ?? false,
    decisions: model.decisions,
    ...(ctx.script && { script: ctx.script }),
    ...(command.type === 'start' && { startEventId: startEventOf(model, command.startEventId) }),
    sequence: stored?.sequence ?? 0,
    ...(stored && { keys: stored.keys }),
    ...(slice && { enterable: slice.enterable }),
  });
}
