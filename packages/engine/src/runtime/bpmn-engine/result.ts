import type { DueTimer, Incident, StepResult, WaitState } from '@flowhall/tokens/port';
import type { BpmnEngineModel } from './executable.ts';
import type { Instance } from './instance.ts';
import { writeSnapshot } from './stored-state.ts';

/** The result of a step that has come to rest. */
export function resultOf(model: BpmnEngineModel, instance: Instance, variables: Record<string, unknown>): StepResult {
  const { run } = instance;
  if (run.ended) return { ...overResult(model, instance, 'completed'), variables };
  const waiting = instance.waiting();
  const parked = instance.parked();
  const incident = incidentOf(
    waiting.some((w) => !w.attachedTo),
    parked.map((p) => p.elementId),
  );
  return {
    snapshot: writeSnapshot({ sequence: run.sequence, state: instance.save() }),
    status: incident ? 'failed' : 'running',
    waiting,
    parked,
    timers: timersOf(instance, waiting),
    subscriptions: [],
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

function overResult(model: BpmnEngineModel, { run }: Instance, ended: 'completed' | 'cancelled'): StepResult {
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
  };
}

/** What has been discarded with everything around it may still have an armed timer: it does not wait any more. */
function timersOf(instance: Instance, waiting: WaitState[]): DueTimer[] {
  const alive = new Set(waiting.map((state) => state.executionId));
  return [...instance.run.timers].flatMap(({ activity: { id, executionId }, dueAt }) =>
    alive.has(executionId) ? [{ elementId: id, executionId, dueAt }] : [],
  );
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
