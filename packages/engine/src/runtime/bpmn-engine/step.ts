import { EngineError, StaleCommandError } from '../../errors.ts';
import type { Command, Snapshot, StepContext, StepResult } from '../../port.ts';
import type { BpmnEngineModel } from './executable.ts';
import { Instance } from './instance.ts';
import { moveTokens } from './move.ts';
import { cancelledResult, resultOf } from './result.ts';
import { startEventOf } from './start-event.ts';
import { StepRun } from './step-run.ts';
import { readRunningState } from './stored-state.ts';

/** Zone of dates without one, unless the context names another. */
const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** What only a preview asks for. */
export interface StepOptions {
  /** Ask for a choice even where a default flow would do. */
  alwaysAsk?: boolean;
}

/** One step of this runtime: load, act, let the tokens advance, save. Nothing of a failed step remains. */
export function stepOnBpmnEngine(
  model: BpmnEngineModel,
  snapshot: Snapshot | null,
  command: Command,
  ctx: StepContext,
  options: StepOptions = {},
): StepResult {
  const stored = snapshot && readRunningState(snapshot);
  const run = newRun(model, stored?.sequence ?? 0, command, ctx, options);
  const instance = new Instance(model.source, model.index, run);
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
  const output = command.type === 'complete' ? command.output : undefined;
  return resultOf(model, instance, { ...output, ...run.changes });
}

function notStarted(): EngineError {
  return new EngineError('snapshot-unreadable', 'There is no snapshot: only a start command needs none');
}

function newRun(
  model: BpmnEngineModel,
  sequence: number,
  command: Command,
  ctx: StepContext,
  options: StepOptions,
): StepRun {
  const output = command.type === 'complete' ? command.output : undefined;
  const chosen = command.type === 'start' || command.type === 'complete' ? command.chosenFlows : undefined;
  const at = ctx.clock();
  return new StepRun(model.index, {
    feel: {
      clock: () => at,
      timeZone: ctx.timeZone ?? DEFAULT_TIME_ZONE,
      variables: { ...ctx.variables, ...output },
    },
    chosen: new Set(chosen),
    alwaysAsk: options.alwaysAsk ?? false,
    ...(command.type === 'start' && { startEventId: startEventOf(model, command.startEventId) }),
    sequence,
  });
}

function act(
  model: BpmnEngineModel,
  instance: Instance,
  command: Exclude<Command, { type: 'start' | 'cancel' }>,
): void {
  switch (command.type) {
    case 'complete': {
      const task = instance.find(command.executionId);
      if (!task || !TASKS.has(task.type)) throw stale(command.executionId, 'task');
      task.getApi().signal();
      return;
    }
    case 'fire-timer': {
      const timer = [...instance.run.timers].find((t) => t.activity.executionId === command.executionId);
      if (!timer) throw stale(command.executionId, 'timer');
      timer.fire();
      return;
    }
    case 'move':
      moveTokens(model, instance, command.cancel, command.to);
  }
}

const TASKS = new Set(['bpmn:UserTask', 'bpmn:ManualTask']);

function stale(executionId: string, what: string): StaleCommandError {
  return new StaleCommandError(`No ${what} waits under execution id "${executionId}" any more`, executionId);
}
