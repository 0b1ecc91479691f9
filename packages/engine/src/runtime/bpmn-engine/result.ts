import { type DueTimer, EngineError, type Incident, type StepResult, type Subscription } from '@flowhall/tokens/port';
import type { BpmnEngineModel } from './executable.ts';
import type { Instance } from './instance.ts';
import { awaitedMessage, awaitedSignal, listeners } from './listener.ts';
import type { StepRun } from './step-run.ts';
import { type Ending, writeSnapshot } from './stored-state.ts';

/** The result of a step that has come to rest. */
export function resultOf(model: BpmnEngineModel, instance: Instance, variables: Record<string, unknown>): StepResult {
  const { run } = instance;
  if (run.ended) return { ...overResult(model, instance, run.error ? 'failed' : 'completed'), variables };
  refuseQueued(instance);
  const waiting = instance.waiting();
  const parked = instance.parked();
  const incident = incidentOf(
    waiting.some((w) => !w.attachedTo),
    parked.map((p) => p.elementId),
  );
  return {
    snapshot: writeSnapshot({ sequence: run.sequence, state: instance.save(), ...keysOf(run) }),
    status: incident ? 'failed' : 'running',
    waiting,
    parked,
    timers: timersOf(run),
    subscriptions: subscriptionsOf(run),
    events: run.events,
    effects: run.effects,
    variables,
    ...(incident && { incident }),
  };
}

/** The result of cancelling a whole instance. */
export function cancelledResult(model: BpmnEngineModel, instance: Instance): StepResult {
  instance.run.cancelInside();
  return overResult(model, instance, 'cancelled');
}

function overResult(model: BpmnEngineModel, { run }: Instance, ended: Ending): StepResult {
  const { error } = run;
  return {
    snapshot: writeSnapshot({ sequence: run.sequence, ended }),
    status: ended,
    waiting: [],
    parked: [],
    timers: [],
    subscriptions: [],
    events: [...run.events, { type: 'ended', elementId: model.processId }],
    effects: run.effects,
    variables: {},
    ...(error && { error, incident: uncaught(error.elementId, error.code) }),
  };
}

/** The library keeps a second token back until the first has gone; admission names the models where that can happen. */
function refuseQueued(instance: Instance): void {
  for (const { id, broker } of instance.active())
    if (broker.getQueue('inbound-q')?.messages.length)
      throw new EngineError('two-tokens', `A token is at "${id}" already, and this runtime holds only one there`, id);
}

function timersOf(run: StepRun): DueTimer[] {
  return [...listeners(run)].flatMap(({ elementId, executionId, dueAt }) =>
    dueAt ? [{ elementId, executionId, dueAt }] : [],
  );
}

function subscriptionsOf(run: StepRun): Subscription[] {
  return [...listeners(run)].flatMap((listener): Subscription[] => {
    const { elementId, executionId, correlationKey } = listener;
    const message = awaitedMessage(run, listener);
    if (message !== undefined)
      return [{ elementId, executionId, kind: 'message', name: message, ...(correlationKey && { correlationKey }) }];
    const signal = awaitedSignal(listener);
    return signal === undefined ? [] : [{ elementId, executionId, kind: 'signal', name: signal }];
  });
}

/** What is waited with, to be stored. */
function keysOf(run: StepRun): { keys?: Record<string, string> } {
  const keys = [...listeners(run)].flatMap(({ executionId, correlationKey }) =>
    correlationKey === undefined ? [] : [[executionId, correlationKey]],
  );
  return keys.length ? { keys: Object.fromEntries(keys) } : {};
}

function uncaught(elementId: string, code: string | undefined): Incident {
  const which = code === undefined ? 'An error' : `Error ${code}`;
  return {
    code: 'uncaught-error',
    message: `${which} thrown by ${elementId} was caught by nobody`,
    elementIds: [elementId],
  };
}

function incidentOf(somethingWaits: boolean, joins: string[]): Incident | undefined {
  if (somethingWaits) return undefined;
  if (!joins.length)
    return { code: 'nothing-waits', message: 'Nothing is active and the process has not ended', elementIds: [] };
  const elementIds = [...new Set(joins)];
  return {
    code: 'stuck-at-join',
    message: `Tokens wait at ${elementIds.join(', ')} for others that can never come`,
    elementIds,
  };
}
